import type { ActionsWords } from '../fr/actions.ts';

export const actions: ActionsWords = {
  title: 'Actions',
  question: 'Which list, why these people, with which control group?',
};
