import type { AverageWords } from '../fr/average.ts';

export const average: AverageWords = {
  title: 'Behind the average',
  question: 'What do my customers really look like?',
};
