export const actions = {
  title: 'Actions',
  question: 'Quelle liste, pourquoi ces personnes, avec quel groupe témoin\u202F?',
};

export type ActionsWords = typeof actions;
