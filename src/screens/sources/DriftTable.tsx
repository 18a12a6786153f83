import { useWords } from '../../locales/locale-context.tsx';
import { driftOf, type DriftCell, type DriftRow, type SeenPart } from '../../preparation/combining/drift.ts';
import { partOf } from '../../project/combination.ts';
import type { Combination, Source } from '../../project/project.ts';
import { useData, useDispatch } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import classes from './combining.module.css';
import { QuietSelect } from './QuietSelect.tsx';

export interface DriftTableProps {
  readonly combination: Combination;
  readonly members: readonly Source[];
}

/** Which file has which column: there, gone, called otherwise, read as another type. */
export function DriftTable({ combination, members }: DriftTableProps) {
  const words = useWords();
  const { drift } = words.combining;
  const states = useData((data) => data.sources);
  const parts = members.map((source): SeenPart => {
    const state = states[source.id];
    return { ...partOf(combination, source), profiles: state?.state === 'ready' ? state.report.columns : [] };
  });
  const rows = driftOf(parts);
  const moved = rows.filter((row) => row.cells.some((cell) => cell.state !== 'there'));
  if (moved.length === 0) return <p className={classes.line}>{drift.same(rows.length)}</p>;
  return (
    <>
      <p className={classes.line}>
        {drift.moved({ moved: moved.length, same: rows.length - moved.length })}{' '}
        {rows.some((row) => row.cells.some((cell) => cell.state === 'other-type')) ? drift.textWins : null}
      </p>
      <SimpleTable
        dense
        caption={drift.title(combination.name)}
        rows={moved}
        rowKey={(row) => row.column}
        columns={[
          { id: 'column', label: drift.column, heading: true, cell: (row) => row.column },
          { id: 'type', label: drift.type, cell: (row) => words.sources.types[row.type] },
          ...members.map((source, index) => ({
            id: source.id,
            label: parts[index]?.value ?? source.file.name,
            cell: (row: DriftRow) => (
              <FileCell
                row={row}
                cell={row.cells[index]}
                source={source}
                combination={combination}
                spare={spareColumns(rows, index)}
              />
            ),
          })),
        ]}
      />
    </>
  );
}

/** Columns of one file that no other file has: each may be another one under a new name. */
function spareColumns(rows: readonly DriftRow[], index: number): readonly string[] {
  return rows.flatMap((row) => {
    const own = row.cells[index];
    const alone = row.cells.every((cell, place) => place === index || cell.state === 'gone');
    return alone && own !== undefined && own.state !== 'gone' ? [own.name] : [];
  });
}

interface FileCellProps {
  readonly row: DriftRow;
  readonly cell: DriftCell | undefined;
  readonly source: Source;
  readonly combination: Combination;
  readonly spare: readonly string[];
}

function FileCell({ row, cell, source, combination, spare }: FileCellProps) {
  const words = useWords();
  const { drift } = words.combining;
  const dispatch = useDispatch();
  const map = (column: string, to: string | null): void => {
    dispatch({ type: 'combination/column-mapped', id: combination.id, source: source.id, column, to });
  };
  if (cell === undefined) return null;
  if (cell.state === 'there') return <span>{drift.there}</span>;
  if (cell.state === 'other-type')
    return (
      <span className={classes.moved}>
        {drift.otherType(words.sources.types[cell.type])}
        {cell.name === row.column ? null : ` · ${cell.name}`}
      </span>
    );
  const own = cell.state === 'renamed' ? cell.name : '';
  const suggestion = cell.state === 'gone' ? cell.suggestion : null;
  const options = [...new Set([...(own === '' ? [] : [own]), ...spare.filter((name) => name !== row.column)])];
  return (
    <span className={classes.cell}>
      {options.length === 0 ? (
        <span className={classes.gone}>{drift.gone}</span>
      ) : (
        <QuietSelect
          label={drift.which({ column: row.column, file: source.file.name })}
          value={own}
          groups={[
            {
              label: null,
              options: [{ value: '', label: drift.gone }, ...options.map((value) => ({ value, label: value }))],
            },
          ]}
          onChange={(next) => {
            if (next === '') map(own, null);
            else map(next, row.column);
          }}
        />
      )}
      {suggestion === null ? null : (
        <Button
          size="small"
          kind="plain"
          aria-label={drift.confirm({ from: suggestion.from, column: row.column })}
          onClick={() => {
            map(suggestion.from, row.column);
          }}
        >
          {drift.maybe(suggestion.from)}
        </Button>
      )}
    </span>
  );
}
