import { createContext, useContext } from 'react';

const PartOfWhole = createContext(false);

/** Around a file that is part of a source: what it is and what its columns are for is said of the whole. */
export const PartOfWholeProvider = PartOfWhole.Provider;

export function useIsPartOfWhole(): boolean {
  return useContext(PartOfWhole);
}
