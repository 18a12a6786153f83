export const segments = {
  title: 'Segments',
  question: 'Qui traiter de la même façon\u202F?',
};

export type SegmentsWords = typeof segments;
