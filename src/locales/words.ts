/** The words of a language, whichever it is: French gives the shape, the type checker holds the others to it. */
export type { Words } from './fr/words.ts';
