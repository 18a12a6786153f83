export const sources = {
  title: 'Sources',
  question: 'Qu’ai-je reçu, et l’a-t-on bien lu\u202F?',
};

export type SourcesWords = typeof sources;
