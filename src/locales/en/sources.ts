import type { SourcesWords } from '../fr/sources.ts';

export const sources: SourcesWords = {
  title: 'Sources',
  question: 'What did I receive, and was it read right?',
};
