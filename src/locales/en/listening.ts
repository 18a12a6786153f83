import type { ListeningWords } from '../fr/listening.ts';

export const listening: ListeningWords = {
  title: 'Listening',
  question: 'Whom do we ask what, and how many?',
};
