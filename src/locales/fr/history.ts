export const history = {
  title: 'Historique',
  question: 'Ce que vous avez fait',
};

export type HistoryWords = typeof history;
