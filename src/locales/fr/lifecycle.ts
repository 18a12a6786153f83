export const lifecycle = {
  title: 'Cycle de vie',
  question: 'Comment changent-ils avec le temps\u202F?',
};

export type LifecycleWords = typeof lifecycle;
