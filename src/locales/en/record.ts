import type { RecordWords } from '../fr/record.ts';

export const record: RecordWords = {
  title: 'Customer record',
  question: 'Who is a customer?',
};
