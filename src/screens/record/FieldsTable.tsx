import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { CustomerField, CustomerRecord } from '../../model/record.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import { filledShares } from '../../store/tables.ts';
import { Dimmed } from '../../ui/Dimmed.tsx';
import { SimpleTable, type TableColumn } from '../../ui/SimpleTable.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import classes from './RecordScreen.module.css';

/** What is known of a customer, and where each field comes from. */
export function FieldsTable({ record }: { readonly record: CustomerRecord }) {
  const words = useWords();
  const formats = useFormats();
  const { services } = useApp();
  const scope = useScope();
  const w = words.record.fields;
  const ids = record.fields.map((field) => field.id);
  const filled = useComputed('record/filled', scope === null || ids.length === 0 ? null : scope.key, (options) => {
    if (scope === null) throw new Error('Fields without a record');
    return filledShares(services.engine, ids, scope.scope, options);
  });
  if (record.fields.length === 0) return <p className={classes.note}>{w.none}</p>;
  const undated = new Set(record.origins.filter((origin) => !origin.dated).map((origin) => origin.source));
  const share = (field: CustomerField): number | null => filled.value?.get(field.id) ?? null;
  const columns: readonly TableColumn<CustomerField>[] = [
    {
      id: 'field',
      label: w.field,
      heading: true,
      cell: (field) => (
        <>
          {field.label}
          {undated.has(field.source) ? (
            <span className={classes.today} title={words.record.undated}>
              {words.record.asItStands}
            </span>
          ) : null}
        </>
      ),
      sortBy: (field) => field.label,
    },
    { id: 'source', label: w.source, cell: (field) => field.source, sortBy: (field) => field.source },
    {
      id: 'type',
      label: w.type,
      cell: (field) => words.sources.types[field.type],
      sortBy: (field) => words.sources.types[field.type],
    },
    {
      id: 'role',
      label: w.role,
      cell: (field) => words.sources.roles[field.role],
      sortBy: (field) => words.sources.roles[field.role],
    },
    {
      id: 'fill',
      label: w.fill,
      align: 'end',
      width: 90,
      cell: (field) => {
        const known = share(field);
        return known === null ? '—' : formats.percentExact(known);
      },
      sortBy: share,
    },
    {
      id: 'distinct',
      label: w.distinct,
      align: 'end',
      cell: (field) => formats.integer(field.distinct),
      sortBy: (field) => field.distinct,
    },
  ];
  const progress =
    filled.state.running && filled.value !== null
      ? { label: words.record.fields.fill, share: filled.share, onStop: filled.stop }
      : null;
  return (
    <>
      <PlaceProblem state={filled.state} onRetry={filled.retry} />
      <Dimmed progress={progress}>
        <SimpleTable dense caption={w.title} columns={columns} rows={record.fields} rowKey={(field) => field.id} />
      </Dimmed>
    </>
  );
}
