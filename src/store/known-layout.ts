import type { CsvLayout, Reading } from '../model/reading.ts';
import { areAlike, namesOf } from '../preparation/combining/likeness.ts';
import type { Source } from '../project/project.ts';
import { projectOf, type PipelineContext } from './pipeline-context.ts';

/**
 * The layout of a known file under which a new one has its columns, where the new one looks like no known file by itself: what a person
 * said of the lines before the header, or of the separator, holds for the next export too. Null where there is none.
 */
export async function layoutOfKnown(
  context: PipelineContext,
  file: File,
  { layout, columns }: Reading,
): Promise<CsvLayout | null> {
  const { sources } = projectOf(context);
  const looksLike = (names: readonly string[]) => (source: Source) => areAlike(namesOf(columnsOf(source)), names);
  if (layout.format !== 'csv' || sources.some(looksLike(namesOf(columns)))) return null;
  const { headOf, previewHead } = await import('./preview.ts');
  const head = await headOf(file);
  for (const source of [...sources].reverse()) {
    const known = source.reading.layout;
    if (known.format !== 'csv' || source.file.part !== undefined || isSame(known, layout)) continue;
    const tried = { ...known, encoding: layout.encoding };
    const { columns: names, rows } = previewHead(head, tried, 1);
    if (rows.length > 0 && looksLike(names)(source)) return tried;
  }
  return null;
}

const columnsOf = ({ reading: { columns, leftOut = [] } }: Source): readonly { readonly name: string }[] => [
  ...columns,
  ...leftOut,
];

const isSame = (one: CsvLayout, other: CsvLayout): boolean =>
  one.delimiter === other.delimiter &&
  one.quote === other.quote &&
  one.skippedLines === other.skippedLines &&
  one.header === other.header;
