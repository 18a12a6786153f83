export const home = {
  title: 'Accueil',
  question: 'Où en suis-je\u202F?',
};

export type HomeWords = typeof home;
