import type { SegmentsWords } from '../fr/segments.ts';

export const segments: SegmentsWords = {
  title: 'Segments',
  question: 'Whom do we treat alike?',
};
