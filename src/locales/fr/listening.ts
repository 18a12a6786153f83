export const listening = {
  title: 'Écoute',
  question: 'À qui demander quoi, et à combien\u202F?',
};

export type ListeningWords = typeof listening;
