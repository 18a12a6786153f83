import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { encoded, type CorpusEncoding } from '../../fixtures/corpus-case.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { cellText, randomCase, textOfCase, valueText, type Dialect, type RandomCase } from './random-table.ts';
import { readInto, type ReadTable } from './read-text.ts';

const engine = await startNodeEngine();
const session = await memoryWorkshop(engine).open();
afterAll(async () => {
  await session.abandon();
  await engine.end();
});

const seed = 20_261_122;
const cases = 2_000;
const encodings: Readonly<Record<Dialect['encoding'], CorpusEncoding>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8-bom',
  'utf-16le': 'utf-16le-bom',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

/** Columns that were asked about or kept as text with the reason said; throws where a value is another in silence. */
function asked(one: RandomCase, { reading, report, rows }: ReadTable): number {
  const { columns, dialect } = one;
  let questions = 0;
  columns.forEach((column, index) => {
    const read = reading.columns[index];
    if (read === undefined) throw new Error(`column ${index + 1} is not there`);
    const got = rows.map((row) => row[index] ?? null);
    const number = read.type === 'integer' || read.type === 'decimal';
    const values = got.map((value) => (value !== null && number ? String(Number(value)) : value));
    const expected = column.values.map((_, row) => valueText(column, row, dialect));
    const question = report.questions.some((open) => open.column === read.name);
    if (question) questions++;
    if (JSON.stringify(values) === JSON.stringify(expected) || question) return;
    const said =
      report.columns[index]?.misfits !== null ||
      report.changes.some((change) => change.code === 'kept-as-text' && change.column === read.name);
    const raw = column.values.map((value, row) => (value === null ? null : cellText(column, row, dialect).trim()));
    if (read.type === 'text' && said) expect(values).toEqual(raw);
    else
      expect({ column: read.name, type: read.type, values }).toEqual({
        column: read.name,
        type: read.type,
        values: expected,
      });
    questions++;
  });
  return questions;
}

test(
  `${cases} random tables in random dialects are read back without help, or asked about`,
  { timeout: 600_000 },
  async () => {
    let withQuestions = 0;
    let questions = 0;
    let columns = 0;
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(randomCase, async (one) => {
        const bytes = encoded(textOfCase(one), encodings[one.dialect.encoding]);
        const result = await readInto(session, bytes);
        expect(counted(result)).toEqual([one.columns.length, one.rows, one.rows, 0]);
        const open = asked(one, result);
        ran++;
        columns += one.columns.length;
        questions += open;
        if (open > 0) withQuestions++;
      }),
      { numRuns: cases, seed },
    );
    const share = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)} %`;
    console.info(
      `seed ${seed}: ${ran} tables, ${withQuestions} with a question (${share(withQuestions, ran)}); ${questions} of ${columns} columns (${share(questions, columns)})`,
    );
  },
);

/** Columns; rows of the report, in the table and rejected, each by its own count. */
const counted = ({ reading: { columns }, report, rows, rejects }: ReadTable): readonly number[] => [
  columns.length,
  report.rows,
  rows.length,
  rejects.length,
];
