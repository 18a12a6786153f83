import type { CardsWords } from '../fr/cards.ts';

export const cards: CardsWords = {
  title: 'Cards',
  question: 'What you have kept',
};
