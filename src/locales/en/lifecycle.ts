import type { LifecycleWords } from '../fr/lifecycle.ts';

export const lifecycle: LifecycleWords = {
  title: 'Lifecycle',
  question: 'How do they change over time?',
};
