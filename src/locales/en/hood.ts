import type { HoodWords } from '../fr/hood.ts';

export const hood: HoodWords = {
  title: 'Under the hood',
  question: 'The SQL of what is on screen',
};
