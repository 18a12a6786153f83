import type { HomeWords } from '../fr/home.ts';

export const home: HomeWords = {
  title: 'Home',
  question: 'Where am I?',
};
