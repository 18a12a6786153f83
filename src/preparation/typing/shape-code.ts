/**
 * What one cell looks like, as a small number: the shape in the low five bits, details above. Cells of one shape code are
 * counted together; a column is decided from these counts.
 */
export const shapes = [
  'text',
  'missing',
  'integer',
  'leading-zero',
  'long-digits',
  'scientific',
  'point',
  'comma',
  /** `1.234`: a decimal point or a point between thousands. */
  'point-or-thousands',
  'comma-or-thousands',
  'by-space',
  'by-space-point',
  'by-space-comma',
  'by-point',
  'by-point-comma',
  'by-comma',
  'by-comma-point',
  'by-apostrophe',
  'by-apostrophe-point',
  'by-apostrophe-comma',
  'date',
  'boolean',
] as const;
export type Shape = (typeof shapes)[number];

export const codeOf = Object.fromEntries(shapes.map((shape, index) => [shape, index])) as Readonly<
  Record<Shape, number>
>;

export const shapeOfCode = (code: number): Shape => shapes[code & 31] ?? 'text';
export const detailOf = (code: number): number => code >>> 5;
export const makeCode = (shape: Shape, details: number): number => codeOf[shape] | (details << 5);

const notNumbers: ReadonlySet<Shape> = new Set<Shape>(['text', 'missing', 'date', 'boolean']);
export const isNumberCode = (code: number): boolean => !notNumbers.has(shapeOfCode(code));

export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** The text of bytes that are few. */
export const smallText = (bytes: Uint8Array, from: number, to: number): string =>
  decoder.decode(bytes.subarray(from, to));
const decoder = new TextDecoder();

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (daysInMonth[month - 1] as number) + (leap ? 1 : 0);
}
