export const record = {
  title: 'Référentiel client',
  question: 'Qui est un client\u202F?',
};

export type RecordWords = typeof record;
