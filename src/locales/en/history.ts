import type { HistoryWords } from '../fr/history.ts';

export const history: HistoryWords = {
  title: 'History',
  question: 'What you have done',
};
