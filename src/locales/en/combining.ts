import { en as f } from '../formats.ts';
import type { CombiningWords } from '../fr/combining.ts';

const files = { one: 'file', other: 'files' };
const rows = { one: 'row', other: 'rows' };

export const combining: CombiningWords = {
  fileColumn: 'File',
  offer: {
    label: 'Files that look alike',
    together: (p) => `These ${f.integer(p.count)} files look like one: **${p.name}**, ${p.values}.`,
    togetherDetail: (column) =>
      `Put together they are one source, where the column ${f.quote(column)} tells which file each row is from.`,
    combine: 'Make them one source',
    next: (p) => `This file has the columns of **${p.of}**: is it the next export of the same source?`,
    nextDetail: 'Either way, your reading choices, the roles and everything built on it stay.',
    replace: (file) => `Replace ${f.quote(file)}`,
    append: (name) => `Add to ${f.quote(name)}`,
    apart: 'Keep apart',
  },
  readAs: (p) => `Read as ${f.quote(p.file)}, which it looks like: ${p.columns}.`,
  whole: {
    label: (name) => `${name}, several files as one source`,
    count: (n) => `${f.count(n, files)}, one source`,
    column: (p) => `The column ${f.quote(p.column)} tells the file: ${p.values}.`,
    waiting: (n) =>
      `${f.count(n, files)} ${f.plural(n, { one: 'is', other: 'are' })} missing: the source is made of the others.`,
    name: 'Name of the source',
    separate: 'Separate the files',
    separated: (name) => `${f.quote(name)}: files separated.`,
    acts: (name) => `Acts on ${f.quote(name)}`,
    files: (n) => `See ${n === 1 ? 'the file' : `the ${f.integer(n)} files`}`,
    hideFiles: 'Fold the files',
  },
  drift: {
    title: (name) => `Columns of the files of ${f.quote(name)}`,
    same: (n) => `${n === 1 ? 'The column is the same' : `All ${f.integer(n)} columns are the same`} in every file.`,
    moved: (p) =>
      `${f.count(p.moved, { one: 'column moves', other: 'columns move' })} between files, ${f.integer(p.same)} ${f.plural(p.same, { one: 'is', other: 'are' })} the same in all.`,
    column: 'Column',
    type: 'Type kept',
    there: 'there',
    gone: 'absent',
    otherType: (type) => `read as ${type}`,
    textWins: 'Where types differ, the wider one wins; text where they have nothing in common.',
    which: (p) => `The column ${f.quote(p.column)} in ${f.quote(p.file)}`,
    maybe: (from) => `${f.quote(from)}?`,
    confirm: (p) => `Yes, ${f.quote(p.from)} is ${f.quote(p.column)}`,
  },
  differences: {
    title: (file) => `What changed since ${f.quote(file)}`,
    count: (n) => (n === 0 ? 'nothing of note' : f.count(n, { one: 'point', other: 'points' })),
    comparing: 'Comparing the two files…',
    seen: 'Seen',
    copy: 'Copy',
    copied: 'Copied',
    download: 'Download',
    fileName: (file) => `changes-${file}`,
    list: (file) => `Differences with ${f.quote(file)}`,
    columnsGone: (n) => f.count(n, { one: 'column gone', other: 'columns gone' }),
    columnsNew: (n) => f.count(n, { one: 'new column', other: 'new columns' }),
    renamed: (p) => `${f.quote(p.from)} is now called ${f.quote(p.to)}`,
    type: (column) => `${f.quote(column)} has another type`,
    typeDetail: (p) => `${p.before} before, ${p.after} now`,
    dateOrder: (column) => `${f.quote(column)}: dates in another order`,
    emptier: (column) => `${f.quote(column)} is emptier`,
    emptierDetail: (p) =>
      `${f.percentExact(p.before)} missing before, ${f.percentExact(p.after)} now (said from ${f.integer(p.points)} points on)`,
    rows: (p) => `${f.count(p.after, rows)}, against ${f.integer(p.before)}`,
    dates: (column) => `Days covered by ${f.quote(column)}`,
    datesDetail: (p) => `from ${p.after[0]} to ${p.after[1]}; before, from ${p.before[0]} to ${p.before[1]}`,
    overlap: 'The two periods overlap.',
    ids: (p) => `${f.quote(p.column)}: ${f.integer(p.fresh)} new, ${f.integer(p.gone)} gone`,
    idsDetail: (p) =>
      `${f.integer(p.before)} before, ${f.integer(p.after)} now, ${f.integer(p.both)} in both; ${f.percent(p.freshShare)} are new, ${f.percent(p.goneShare)} are gone`,
    twice: (n) =>
      `${f.count(n, { one: 'number is', other: 'numbers are' })} in both files: added, these events would be there twice.`,
    codesNew: (p) => `${f.quote(p.column)}: ${f.count(p.all, { one: 'new code', other: 'new codes' })}`,
    codesGone: (p) => `${f.quote(p.column)}: ${f.count(p.all, { one: 'code', other: 'codes' })} no longer seen`,
    code: (p) => `${f.quote(p.value)} (${f.integer(p.count)})`,
    more: (n) => f.count(n, { one: 'other', other: 'others' }),
  },
  broken: {
    gone: (p) =>
      `${p.count === 1 ? 'The segment' : 'The segments'} ${p.segments} ${p.count === 1 ? 'uses' : 'use'} ${f.quote(p.column)}, which is no longer in this source.`,
    unfit: (p) =>
      `${p.count === 1 ? 'The segment' : 'The segments'} ${p.segments} ${p.count === 1 ? 'tests' : 'test'} ${f.quote(p.column)} in a way its type does not allow: ${p.type}.`,
    remedy: 'Undo the new reading, put the type back, or mend the rule in Segments.',
  },
  needed: {
    title: (n) =>
      n === 1
        ? 'One file of this project is not in this browser.'
        : `${f.integer(n)} files of this project are not in this browser.`,
    remedy:
      'Drop them together, in any order: each is recognised by its name or its columns and read the way you had chosen.',
    list: 'Files expected',
    columns: (n) => f.count(n, { one: 'column', other: 'columns' }),
    choose: 'Choose the files',
  },
};
