import { createContext, useContext } from 'react';
import type { UiLabels } from './labels.ts';
import type { Scheme } from './tokens.ts';

export interface Ui {
  readonly labels: UiLabels;
  /** A language tag: `fr`, `en`, … Decides the decimal separator and how dates are typed. */
  readonly language: string;
  readonly scheme: Scheme;
}

export const UiContext = createContext<Ui | null>(null);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (ui === null) throw new Error('No UiProvider above');
  return ui;
}
