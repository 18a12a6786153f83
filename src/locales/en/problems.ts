import type { ProblemWords } from '../fr/problems.ts';
import { en as f } from '../formats.ts';

const sealed = {
  address: 'The engine is sealed: this query wanted to read an address.',
  file: 'The engine is sealed: this query wanted to read a file.',
  extension: 'The engine is sealed: this query wanted to load an extension.',
  setting: 'The engine is sealed: this query wanted to change a setting.',
  write: 'The engine is sealed: this query wanted to write.',
};

const types = {
  text: 'text',
  integer: 'a whole number',
  decimal: 'a number',
  date: 'a date',
  datetime: 'a date with time',
  boolean: 'a yes / no',
};

export const problems: ProblemWords = {
  'file-empty': {
    what: (p) => `${f.quote(p.file)} is empty.`,
    remedy: () => 'Export it again, then drop it here.',
  },
  'file-unreadable': {
    what: (p) => `${f.quote(p.file)} does not open: it is damaged, protected by a password, or open elsewhere.`,
    remedy: () => 'Close it in other programs, remove the password, or export it again.',
  },
  'file-gone': {
    what: (p) => `${f.quote(p.file)} was changed, moved or deleted after you dropped it.`,
    remedy: () => 'Close it in other programs, then drop it again.',
  },
  'file-too-large': {
    what: (p) =>
      `${f.quote(p.file)} (${f.bytes(p.bytes)}) takes at least ${f.bytes(p.needed)} ${p.where === 'storage' ? 'of room in the browser' : 'of memory'}; ${f.bytes(p.room)} is left.`,
    remedy: (p) =>
      p.where === 'storage'
        ? 'Read only the columns you need, delete an old project or free some disk space.'
        : 'Read only the columns you need, or leave private browsing: tables are then kept on disk.',
  },
  'file-not-table': {
    what: (p) => `${f.quote(p.file)} holds no table: there are no regular rows and columns in it.`,
    remedy: () => 'Export the data as CSV or Excel, one row per customer or per event.',
  },
  'file-too-wide': {
    what: (p) =>
      `${f.quote(p.file)} has ${f.count(p.columns, { one: 'column', other: 'columns' })}; the limit is ${f.integer(p.limit)}.`,
    remedy: () => 'Check the separator, or export only the columns you need.',
  },
  'file-header-only': {
    what: (p) => `${f.quote(p.file)} has a header line and no data.`,
    remedy: () => 'Check the filter of the export, then drop the file again.',
  },
  'format-unknown': {
    what: (p) =>
      p.extension === ''
        ? `The format of ${f.quote(p.file)} is not recognised.`
        : `${f.quote(p.file)}: the ${p.extension} format is not read.`,
    remedy: () => 'Drop a CSV, TSV, TXT, Excel, JSON, Parquet or Arrow file, compressed or not.',
  },
  'one-wide-column': {
    what: (p) => `${f.quote(p.file)} reads as one single column, yet its lines hold ${p.separators}.`,
    remedy: () => 'Choose the separator on the reading card.',
  },
  'file-needed': {
    what: (p) => `${f.quote(p.file)} is no longer in this browser.`,
    remedy: () => 'Drop it again: your reading choices are kept.',
  },
  'archive-damaged': {
    what: (p) => `${f.quote(p.file)} is damaged or incomplete: it cannot be unpacked to its end.`,
    remedy: () => 'Download or copy it again, then drop it.',
  },
  'archive-too-large': {
    what: (p) =>
      `${f.quote(p.file)} unpacks to more than ${f.bytes(p.bytes)}: too much for its size, so reading stopped before the memory was full.`,
    remedy: () => 'If you know where it comes from, unpack it yourself and drop the files you need.',
  },
  'archive-without-table': {
    what: (p) => `${f.quote(p.file)} holds no table: ${f.count(p.entries, { one: 'file', other: 'files' })} looked at.`,
    remedy: () => 'Drop an archive that holds CSV, Excel, JSON, Parquet or Arrow files.',
  },
  'archive-method': {
    what: (p) => `${f.quote(p.file)} is packed by a method that browsers do not know (${p.method}).`,
    remedy: () => 'Unpack it on your computer and drop the files that it holds, or pack them again as an ordinary zip.',
  },
  'archive-too-deep': {
    what: (p) => `${f.quote(p.file)} is an archive in an archive in an archive.`,
    remedy: () => 'Unpack it, then drop the files that it holds.',
  },
  'file-encrypted': {
    what: (p) => `${f.quote(p.file)} is protected by a password.`,
    remedy: () => 'Open it in its own program, save it without a password, then drop it.',
  },
  'workbook-damaged': {
    what: (p) => `${f.quote(p.file)} is no complete Excel workbook: it is damaged or cut.`,
    remedy: () => 'Open it in Excel, let it be repaired and save it again, or make the export again.',
  },
  'workbook-too-old': {
    what: (p) => `${f.quote(p.file)} is a workbook from before Excel 97, a format that is no longer read.`,
    remedy: () => 'Open it in a spreadsheet program and save it as .xlsx.',
  },
  'workbook-kind': {
    what: (p) => `${f.quote(p.file)} is a workbook in a format that is not read (${p.kind}).`,
    remedy: () => 'Open it in a spreadsheet, save it as .xlsx, then drop it.',
  },
  'workbook-empty': {
    what: (p) =>
      p.hidden === 0
        ? `${f.quote(p.file)} has only empty sheets.`
        : `${f.quote(p.file)} has only empty sheets, and ${f.count(p.hidden, { one: 'hidden sheet', other: 'hidden sheets' })}.`,
    remedy: (p) =>
      p.hidden === 0
        ? 'Make the export again, then drop it.'
        : 'Unhide in Excel the sheet to read, save, then drop the file again.',
  },
  'json-invalid': {
    what: (p) =>
      `${f.quote(p.file)} is not valid JSON: error at line ${f.integer(p.line)}, character ${f.integer(p.column)}.`,
    remedy: () => 'Mend it there, or make the export again: a file that was cut gives the same error.',
  },
  'json-not-table': {
    what: (p) => `${f.quote(p.file)} is JSON but no table: there is no list of objects in it.`,
    remedy: () => 'Export a list of objects, one for each row of the table, or one object per line of text.',
  },
  'parquet-damaged': {
    what: (p) => `${f.quote(p.file)} is no complete Parquet file: it is damaged, cut or encrypted.`,
    remedy: () => 'Copy it again or make the export again; an encrypted Parquet must be saved in clear.',
  },
  'arrow-damaged': {
    what: (p) => `${f.quote(p.file)} is no complete Arrow file: it is damaged or cut.`,
    remedy: () => 'Copy it again or make the export again.',
  },
  'column-type-unread': {
    what: (p) => `${f.quote(p.file)} has a column of a type that is not read: ${f.quote(p.column)} (${p.type}).`,
    remedy: () => 'Save it without that column, or with that column as text.',
  },
  'part-not-found': {
    what: (p) => `${f.quote(p.file)} no longer holds ${f.quote(p.part)}.`,
    remedy: () => 'Find the former file, or remove this source and drop the new one.',
  },
  'quote-unclosed': {
    what: (p) => `${f.quote(p.file)}: a quote opened on line ${f.integer(p.line)} is never closed.`,
    remedy: () => 'Close it in the file, or choose “no quotes” on the reading card.',
  },
  'rows-not-all-found': {
    what: (p) =>
      `${f.quote(p.file)} has ${f.count(p.expected, { one: 'row', other: 'rows' })}; only ${f.integer(p.found)} were found again.`,
    remedy: () => 'Read the file again; if the gap stays, check the quote and the separator.',
  },
  'out-of-memory': {
    what: () => 'The browser’s memory was not enough.',
    remedy: () => 'Narrow the population or the period, or close other tabs, then try again.',
  },
  'storage-full': {
    what: () => 'The room this site has in the browser is full.',
    remedy: () => 'Delete an old project or free some disk space.',
  },
  'engine-not-started': {
    what: () => 'The engine did not start.',
    remedy: () => 'Reload the page; if it happens again, update the browser.',
  },
  'engine-ended': {
    what: () => 'The engine stopped on the way.',
    remedy: () => 'Run it again: your data and your choices are still there.',
  },
  'engine-lost': {
    what: () => 'The computing engine stopped several times in a row and does not restart any more.',
    remedy: () =>
      'Reload the page: your choices are kept. If it comes back, reduce the population or the period, or close other tabs.',
  },
  sealed: {
    what: (p) => sealed[p.what],
    remedy: () => 'Query the project’s tables with one SELECT.',
  },
  'sql-invalid': {
    what: (p) => `The engine does not understand this query: ${p.detail}`,
    remedy: () => 'Mend it at the place shown, or go back to the original text.',
  },
  'project-invalid': {
    what: (p) => `${f.quote(p.file)} is not an Écart project, or it is damaged.`,
    remedy: () => 'Choose a file that Écart saved.',
  },
  'project-newer': {
    what: (p) => `${f.quote(p.file)} was saved by a newer version (format ${f.integer(p.version)}).`,
    remedy: () => 'Reload the page to get the latest version, then open it.',
  },
  'no-customers': {
    what: () => 'No customer is known yet.',
    remedy: () => 'In Sources, say which column identifies the customer.',
  },
  'measure-empty': {
    what: () => 'This measure has no value for any customer.',
    remedy: () => 'Widen the period or remove a filter.',
  },
  'population-empty': {
    what: () => 'No customer is in this population at this date.',
    remedy: () => 'Go back to all customers or change the date.',
  },
  'segment-unknown': {
    what: (p) => `The segment ${f.quote(p.segment)} no longer exists.`,
    remedy: () => 'Choose another one, or undo its deletion.',
  },
  'segment-circular': {
    what: (p) => `The segment ${f.quote(p.segment)} depends on itself.`,
    remedy: () => 'Remove from its rule the segment that already contains it.',
  },
  'field-unknown': {
    what: (p) =>
      `The column ${f.quote(p.column)} is no longer in the source ${f.quote(p.source.replaceAll('_', ' '))}.`,
    remedy: () => 'Choose another column, or drop a file again that carries it.',
  },
  'test-unfit': {
    what: (p) => `A condition no longer fits its column, which is now ${types[p.type]}.`,
    remedy: () => 'Change that condition, or give the column its former type back in Sources.',
  },
  'events-unknown': {
    what: (p) => `No source gives the events ${f.quote(p.events.replaceAll('_', ' '))}.`,
    remedy: () => 'Drop that source, or say in Sources which one holds them.',
  },
  'contacts-unknown': {
    what: () => 'It is not known yet which events are contacts.',
    remedy: () => 'Drop the contact centre’s export, or point to it in Sources.',
  },
  'exposure-unknown': {
    what: () => 'It is not known since when each customer is one: exposure cannot be computed.',
    remedy: () => 'Give a creation date, or count per customer instead of per month.',
  },
  'list-too-long': {
    what: (p) => `The list is longer than a sheet of Excel can hold: ${f.integer(p.limit)} rows.`,
    remedy: () => 'Write it as CSV or Parquet, or tighten the rule.',
  },
};
