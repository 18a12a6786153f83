export const contexts = {
  title: 'Contextes',
  question: 'Quand, où et de quoi nous parlent-ils, et quel est l’enjeu\u202F?',
};

export type ContextsWords = typeof contexts;
