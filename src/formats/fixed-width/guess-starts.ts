/** A separator in nearly every line says that the columns are told apart by it; a comma between digits may be a decimal one. */
const separators = [/\t/, /;/, /\|/, /,(?!\d)|(?<!\d),/];
const nearlyAll = 0.8;
const leastLines = 3;
const fewLines = 30;

/** Where columns start in lines whose cells stand at fixed places, told apart by blanks; null where the lines are not so. */
export function guessStarts(lines: readonly string[]): readonly number[] | null {
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < leastLines) return null;
  const aligned = alignedLines(filled);
  if (aligned.length < leastLines) return null;
  const holding = (separator: RegExp): number => filled.filter((line) => separator.test(line)).length;
  if (separators.some((separator) => holding(separator) > nearlyAll * filled.length)) return null;
  const length = Math.max(...aligned.map((line) => line.length));
  const gap = Array.from({ length }, (_, place) => aligned.every((line) => (line[place] ?? ' ') === ' '));
  // Few lines have blanks under each other by chance.
  const least = aligned.length < fewLines ? 2 : 1;
  const starts: number[] = [];
  let blanks = least;
  gap.forEach((isGap, place) => {
    if (!isGap && blanks >= least) starts.push(place);
    blanks = isGap ? blanks + 1 : 0;
  });
  return starts.length >= 2 ? starts : null;
}

/** The lines of the table: titles above it are shorter than most of them. */
function alignedLines(lines: readonly string[]): readonly string[] {
  const lengths = lines.map((line) => line.trimEnd().length).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const first = lines.findIndex((line) => line.trimEnd().length * 2 >= usual && /\S {2,}\S/.test(line));
  return first === -1 ? [] : lines.slice(first);
}

/** How many lines stand before the first one that has a cell in most columns. */
export function linesBefore(lines: readonly string[], starts: readonly number[]): number {
  const enough = Math.ceil(starts.length / 2);
  const first = lines.findIndex((line) => {
    const cells = cut(line, starts);
    return cells !== null && cells.filter((cell) => cell !== '').length >= Math.max(2, enough);
  });
  return Math.max(0, first);
}

/** The cells of a line; null where a word stands across two columns. */
export function cut(line: string, starts: readonly number[]): readonly string[] | null {
  const cells: string[] = [];
  for (let column = 0; column < starts.length; column++) {
    const from = column === 0 ? 0 : (starts[column] ?? 0);
    const to = starts[column + 1] ?? line.length;
    if (column > 0 && from < line.length && line[from - 1] !== ' ') return null;
    cells.push(line.slice(from, to).trim());
  }
  return cells;
}
