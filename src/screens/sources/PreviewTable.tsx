import { profileIn } from '../../model/column-profiles.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { isNumeric } from '../../model/column.ts';
import type { ColumnReading } from '../../model/reading.ts';
import { isCombinationDataset } from '../../project/identity.ts';
import type { Source } from '../../project/project.ts';
import { useApp, useComputed } from '../../store/app-context.tsx';
import { firstRows, type Cell, type FirstRows } from '../../store/tables.ts';
import { Dimmed } from '../../ui/Dimmed.tsx';
import { useGrown } from '../../ui/use-grown.ts';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { writtenValue } from '../written-value.ts';
import classes from './PreviewTable.module.css';
import { RoleSelect } from './RoleSelect.tsx';
import { isSettled, mostColumnsShown, type ReadySource } from './source-facts.ts';

export const previewRows = 50;
const rowsAtFirst = 4;

/** Columns that are drawn at once; the others as one comes to them. */
const columnsAtOnce = 30;

/** From this share on, missing values are said in colour. */
const manyMissing = 0.2;

/** The first rows as they were understood, under what each column is for. */
export function PreviewTable({
  source,
  ready,
  all,
}: {
  readonly source: Source;
  readonly ready: ReadySource;
  readonly all: boolean;
}) {
  const words = useWords().sources;
  const preview = usePreview(source, ready);
  const { value } = preview;
  const progress = preview.state.running
    ? { label: words.arrivingLabel(source.file.name), share: preview.share, onStop: preview.stop }
    : null;
  return (
    <>
      <PlaceProblem state={preview.state} onRetry={preview.retry} />
      <Dimmed progress={progress} height={58 + rowsAtFirst * 33}>
        {value === null ? null : (
          <Rows
            source={source}
            ready={ready}
            columns={value.columns}
            more={source.reading.columns.length - value.columns.length}
            rows={all ? value.rows : value.rows.slice(0, rowsAtFirst)}
          />
        )}
      </Dimmed>
    </>
  );
}

function usePreview(source: Source, ready: ReadySource) {
  const { services } = useApp();
  const columns = source.reading.columns.slice(0, mostColumnsShown);
  const key = isSettled(source, ready) ? ready.dataset : null;
  return useComputed<FirstRows>(
    `${isCombinationDataset(ready.dataset) ? 'combinations' : 'sources'}/${source.id}`,
    key,
    (options) => firstRows(services.engine, ready.dataset, columns, previewRows, options),
  );
}

interface RowsProps {
  readonly source: Source;
  readonly ready: ReadySource;
  readonly columns: readonly ColumnReading[];
  /** Columns that are not among them. */
  readonly more: number;
  readonly rows: readonly (readonly Cell[])[];
}

function Rows({ source, ready, columns, more, rows }: RowsProps) {
  const words = useWords().sources;
  const formats = useFormats();
  const { shown, area, end } = useGrown<HTMLTableCellElement, HTMLDivElement>(columns.length, columnsAtOnce);
  const seen = columns.slice(0, shown);
  const align = (column: ColumnReading | undefined) =>
    column !== undefined && isNumeric(column.type) ? 'end' : undefined;
  return (
    <div
      ref={area}
      className={classes.scroll}
      role="region"
      aria-label={words.card.tableOf(source.file.name)}
      tabIndex={0}
    >
      <table className={classes.table} aria-colcount={columns.length + more}>
        <thead>
          <tr>
            {seen.map((column) => (
              <th key={column.name} scope="col" data-align={align(column)}>
                <span className={classes.name} title={column.name}>
                  {column.name}
                </span>
                <RoleSelect source={source} column={column.name} meaning={ready.meaning} />
                <TypeAndMissing ready={ready} column={column} />
              </th>
            ))}
            {shown === columns.length ? null : <td ref={end} aria-hidden />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // The rows of one preview never change their places.
            <tr key={index}>
              {row.slice(0, shown).map((value, place) => {
                const column = columns[place];
                const missing = value === null || Number.isNaN(value);
                const text = column === undefined ? '' : writtenValue(column.type, value, formats, words);
                return (
                  <td
                    key={column?.name ?? place}
                    data-align={align(column)}
                    data-missing={missing || undefined}
                    title={missing ? words.emptyCell : text.length > 24 ? text : undefined}
                  >
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more === 0 ? null : <p className={classes.more}>{words.reading.moreColumns(more)}</p>}
    </div>
  );
}

function TypeAndMissing({ ready, column }: { readonly ready: ReadySource; readonly column: ColumnReading }) {
  const words = useWords().sources;
  const profile = profileIn(ready.report, column.name);
  const rows = profile === undefined ? 0 : profile.filled + profile.missing;
  const share = profile === undefined || rows === 0 ? 0 : profile.missing / rows;
  return (
    <span className={classes.type}>
      {words.types[column.type]}
      {share === 0 ? null : (
        <span data-many={share >= manyMissing || undefined} className={classes.missing}>
          {' '}
          · {words.missing(share)}
        </span>
      )}
    </span>
  );
}
