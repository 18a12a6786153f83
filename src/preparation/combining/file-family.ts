/** What files of one family are called together, and what tells each from the others. */
export interface FileFamily {
  readonly name: string;
  /** One for each file, in their order, all different. */
  readonly values: readonly string[];
}

/** `ventes_2015.csv`, `ventes_2016.csv`: `ventes`, with `2015` and `2016`. */
export function fileFamily(files: readonly string[]): FileFamily {
  const stems = files.map(stemOf);
  const parts = stems.map(tokensOf);
  const [first = []] = parts;
  const shortest = Math.min(...parts.map((tokens) => tokens.length));
  let start = 0;
  while (start < shortest && parts.every((tokens) => tokens[start] === first[start])) start += 1;
  let end = 0;
  while (end < shortest - start && parts.every((tokens) => tokens.at(-1 - end) === first.at(-1 - end))) end += 1;
  start -= datedEnd(first.slice(0, start));
  end -= datedEnd(first.slice(first.length - end).reverse());
  const name = [first.slice(0, start), first.slice(first.length - end)]
    .map((tokens) => readable(tokens.join('')))
    .filter((text) => text !== '')
    .join(' ');
  const values = parts.map((tokens) => trimmed(tokens.slice(start, tokens.length - end).join('')));
  const tells = values.every((value) => value !== '') && new Set(values).size === values.length;
  return { name: name === '' ? readable(stems[0] ?? '') : name, values: tells ? values : apart(stems) };
}

const step = ' › ';

/** Without the endings: also of a workbook or an archive, whose tables carry its name before theirs. */
const stemOf = (file: string): string =>
  file
    .split(step)
    .map((name) => {
      const stem = name.replace(/(\.[a-z][a-z0-9]{0,7})?\.gz$|\.[a-z][a-z0-9]{0,7}$/i, '');
      return stem === '' ? name : stem;
    })
    .join(step);

const tokensOf = (stem: string): readonly string[] =>
  stem.match(/\p{Letter}+|\p{Number}+|[^\p{Letter}\p{Number}]+/gu) ?? [];

const separators = /^[^\p{Letter}\p{Number}]+|[^\p{Letter}\p{Number})]+$/gu;
const trimmed = (text: string): string => text.replace(separators, '');
const readable = (text: string): string => trimmed(text).replace(/[\s_]+/g, ' ');

/** How many tokens at the end are the beginning of a date: of `ventes_2024-` the year and its dash, so that `05` is not cut off it. */
function datedEnd(tokens: readonly string[]): number {
  let count = 0;
  for (;;) {
    const [number, between] = [tokens.at(-2 - count), tokens.at(-1 - count)];
    if (number === undefined || between === undefined || !/^[-_.]$/.test(between) || !/^\d{2,4}$/.test(number)) break;
    count += 2;
  }
  return count;
}

/** Names as they are, told apart by a number where two files are called the same. */
function apart(names: readonly string[]): readonly string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}
