import type { ContextsWords } from '../fr/contexts.ts';

export const contexts: ContextsWords = {
  title: 'Contexts',
  question: 'When, where and about what do they contact us, and what is at stake?',
};
