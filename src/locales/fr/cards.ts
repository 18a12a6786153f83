export const cards = {
  title: 'Fiches',
  question: 'Ce que vous avez gardé',
};

export type CardsWords = typeof cards;
