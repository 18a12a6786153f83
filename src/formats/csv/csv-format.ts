import type { FileFormat } from '../format.ts';
import { byteOrderMark, isBinary, utf16WithoutMark } from './encoding.ts';

/** Delimited text of any extension. */
export const csvFormat: FileFormat = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt', 'tab', 'dat', 'asc', 'psv'],
  recognises: (_name, head) => byteOrderMark(head) !== null || utf16WithoutMark(head) !== null || !isBinary(head),
};
