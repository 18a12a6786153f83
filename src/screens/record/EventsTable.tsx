import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { ownEvents, type CustomerRecord, type EventTable } from '../../model/record.ts';
import { SimpleTable, type TableColumn } from '../../ui/SimpleTable.tsx';
import classes from './RecordScreen.module.css';

/** What happened to customers: how much of each file could be linked to one. */
export function EventsTable({ record }: { readonly record: CustomerRecord }) {
  const words = useWords();
  const formats = useFormats();
  const w = words.record.events;
  if (record.events.length === 0) return <p className={classes.note}>{w.none}</p>;
  const left = (id: 'orphans' | 'anonymous' | 'undated'): TableColumn<EventTable> => ({
    id,
    label: w[id],
    align: 'end',
    cell: (one) => (
      <span
        className={one[id] === 0 ? classes.quiet : classes.warn}
        title={formats.percentExact(one.rows === 0 ? 0 : one[id] / one.rows)}
      >
        {formats.integer(one[id])}
      </span>
    ),
    sortBy: (one) => one[id],
  });
  const columns: readonly TableColumn<EventTable>[] = [
    { id: 'source', label: w.source, heading: true, cell: (one) => one.label, sortBy: (one) => one.label },
    {
      id: 'kind',
      label: w.kind,
      cell: (one) => words.sources.kinds[one.kind],
      sortBy: (one) => words.sources.kinds[one.kind],
    },
    { id: 'rows', label: w.rows, align: 'end', cell: (one) => formats.integer(one.rows), sortBy: (one) => one.rows },
    {
      id: 'linked',
      label: w.linked,
      align: 'end',
      cell: (one) => (
        <span title={formats.integer(one.linked)}>
          {formats.percentExact(one.rows === 0 ? 0 : one.linked / one.rows)}
        </span>
      ),
      sortBy: (one) => (one.rows === 0 ? 0 : one.linked / one.rows),
    },
    left('orphans'),
    left('anonymous'),
    left('undated'),
    {
      id: 'period',
      label: w.period,
      cell: (one) =>
        one.dated && one.firstDate !== null && one.lastDate !== null ? (
          <span className={classes.period}>{formats.monthRange(one.firstDate, one.lastDate)}</span>
        ) : (
          <Today />
        ),
      sortBy: (one) => one.firstDate,
    },
    { id: 'unit', label: w.unit, cell: (one) => (one.unit === null ? w.oneRow : w.oneUnit(one.unit)) },
  ];
  return <SimpleTable caption={w.title} columns={columns} rows={ownEvents(record)} rowKey={(one) => one.id} />;
}

/** The mark of what carries no date. */
function Today() {
  const words = useWords().record;
  return (
    <span className={classes.today} title={words.undated}>
      {words.asItStands}
    </span>
  );
}
