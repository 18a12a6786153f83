import { en as f } from '../formats.ts';
import type { OpenedWords } from '../fr/opened.ts';

export const opened: OpenedWords = {
  headerJoined: (lines) => `${f.integer(lines)} header lines made one`,
  datesJoined: (column) => `Dates of ${f.quote(column)} brought into one form`,
  datesJoinedDetail: (p) =>
    [
      ...(p.texts > 0 ? [f.count(p.texts, { one: 'was text', other: 'were text' })] : []),
      ...(p.numbers > 0 ? [f.count(p.numbers, { one: 'a bare number', other: 'bare numbers' })] : []),
    ].join(', '),
  datesExchanged: (column) => `Day and month of ${f.quote(column)} put back`,
  datesExchangedDetail: (p) =>
    `the spreadsheet had exchanged them in ${f.count(p.count, { one: 'cell', other: 'cells' })}, such as ${p.from} for ${p.to}; “Change the reading” can leave them as they were`,
  datesUnsure: (column) => `Day and month of ${f.quote(column)} may be exchanged`,
  datesUnsureDetail: (p) =>
    `none of the ${f.count(p.dates, { one: 'date', other: 'dates' })} is after the 12th of a month, and ${f.count(p.texts, { one: 'date left as text is', other: 'dates left as text all are' })}: left as they stand, to be chosen under “Change the reading”`,
  exchanged: 'The spreadsheet exchanged day and month: put them back',
};
