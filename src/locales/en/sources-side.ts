import type { SourcesSideWords } from '../fr/sources-side.ts';
import { en as f } from '../formats.ts';

const rows = { one: 'row', other: 'rows' };

export const sourcesSide: SourcesSideWords = {
  changes: {
    title: 'What we changed while reading',
    none: 'Nothing: the values are those of the file.',
    keptAsText: (column) => `${f.quote(column)} kept as text`,
    keptBecause: {
      'leading-zeros': (p) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'starts', other: 'start' })} with 0, such as ${p.example}`,
      'long-digits': (p) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'has', other: 'have' })} the digits of a number that tells things apart, such as ${p.example}`,
      scientific: (p) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'is', other: 'are' })} in scientific notation, such as ${p.example}: a spreadsheet may have damaged the number; export again with this column as text`,
      role: (p) => `it is an identifier, such as ${p.example}`,
      'several-signs': (p) =>
        `${f.integer(p.count)} amounts in several currencies, such as ${p.example}: they do not add up`,
    },
    missingTokens: (p) => `${p.tokens} read as missing`,
    idsAsText: 'Identifiers kept as text',
    inColumn: (p) => `${p.column}, ${f.count(p.count, { one: 'time', other: 'times' })}`,
    inOthers: (count) => `and ${f.count(count, { one: 'other column', other: 'other columns' })}`,
    decimalComma: 'Decimal commas read',
    thousands: 'Separated thousands read',
    sign: (sign) => `${f.quote(sign)} taken off numbers`,
    headerMended: (p) =>
      p.from === '' ? `Empty header named ${f.quote(p.to)}` : `Header ${f.quote(p.from)} renamed ${f.quote(p.to)}`,
    negatives: (example) => `Negatives written as ${example} read`,
    twoDigitYears: 'Years of two digits completed',
    twoDigitYearsDetail: (p) => `${p.column}: from ${p.next} to ${p.last}`,
    zonesKept: (zones) => `Hours kept as written (${zones})`,
    zonesToUtc: (zones) => `Hours of several zones turned into UTC (${zones})`,
    linesMended: (n) =>
      `${f.count(n, { one: 'line with shifted cells', other: 'lines with shifted cells' })} put right`,
    linesMendedDetail: (line) => `one way only suited every column; the first is line ${f.integer(line)}`,
    blankLines: (n) => `${f.count(n, { one: 'blank line', other: 'blank lines' })} left out`,
    backslashes: (n) =>
      `${f.count(n, { one: 'backslash', other: 'backslashes' })} before quotes and apostrophes taken away`,
    encodingsMixed: 'Two encodings mixed, read line by line',
    encodingsMixedDetail: (p) =>
      `${f.count(p.lines, { one: 'line', other: 'lines' })} in Windows-1252, the first is line ${f.integer(p.line)}`,
    headerMissing: 'No header: names proposed',
    headerMissingDetail: (n) => f.count(n, { one: 'column', other: 'columns' }),
    linesSkipped: (n) => `${f.count(n, { one: 'line', other: 'lines' })} skipped before the header`,
    transcoded: (from) => `Converted from ${from}`,
    transcodedDetail: (offset) => `first byte that is not UTF-8 at position ${f.integer(offset)}`,
    misfit: (column) => `${f.quote(column)}: some values do not fit`,
    misfitDetail: (p) =>
      `${f.integer(p.count)} ${f.plural(p.count, { one: 'is', other: 'are' })} no ${p.type}: ${p.examples}`,
    rejected: (n) => f.count(n, { one: 'rejected line', other: 'rejected lines' }),
    perFile: (n) => f.count(n, { one: 'change', other: 'changes' }),
    rejectedDetail: (p) => `${p.reason}, line ${f.integer(p.line)}…`,
    more: (n) => `and ${f.count(n, { one: 'other change', other: 'other changes' })}`,
  },
  links: {
    title: 'Links found',
    to: (events) => `${events} → customers`,
    orphans: (p) =>
      [
        ...(p.orphans > 0 ? [`${f.count(p.orphans, rows)} of an unknown customer`] : []),
        ...(p.anonymous > 0 ? [`${f.count(p.anonymous, rows)} without customer`] : []),
      ].join(', ') || 'every row has its customer',
    through: (p) =>
      p.dates
        ? `customer and day come from ${p.file}, by ${f.quote(p.column)}`
        : `the customer comes from ${p.file}, by ${f.quote(p.column)}`,
    throughOrphans: (p) =>
      [
        ...(p.unknown > 0 ? [`${f.count(p.unknown, rows)} whose id is not in ${p.file}`] : []),
        ...(p.several > 0 ? [`${f.count(p.several, rows)} whose id has several customers there`] : []),
        ...(p.orphans > 0 ? [`${f.count(p.orphans, rows)} of an unknown customer`] : []),
        ...(p.anonymous > 0 ? [`${f.count(p.anonymous, rows)} without customer`] : []),
      ].join(', ') || 'every row has its customer',
    none: 'As soon as a file of customers and a file of events are here, their link is counted here.',
  },
  keys: {
    title: 'Shared keys',
    line: (p) => `${p.file} › ${p.column}`,
    detail: (p) => `${f.integer(p.found)} of ${f.integer(p.distinct)} distinct values are in ${p.file} › ${p.key}`,
    reason: (p) =>
      `${f.integer(p.found)} of its ${f.integer(p.distinct)} values are in ${f.quote(p.key)} of ${p.file}.`,
    proposal: (p) =>
      `No customer id, yet ${p.share} of the values of ${f.quote(p.column)} are in ${f.quote(p.key)} of ${p.file}.`,
    accept: 'It is the customer id',
    path: (p) => `The customer of each row comes from **${p.file}**: ${f.quote(p.column)} is its ${f.quote(p.key)}`,
    pathLabel: 'Where the customer of each row comes from',
    pathNone: 'do not link',
    pathThrough: (p) => `by ${f.quote(p.column)} of ${p.file}`,
    pathOffer: (p) =>
      `No customer id, yet ${p.share} of the values of ${f.quote(p.column)} are in ${f.quote(p.key)} of ${p.file}, which knows the customer.`,
    pathAccept: (file) => `Take the customer from ${file}`,
    pathLeft: 'No customer: these rows are linked to nothing',
  },
};
