import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { isDated, isNumeric } from '../../model/column.ts';
import type { ColumnProfile, ColumnReading } from '../../model/reading.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { SimpleTable, type TableColumn } from '../../ui/SimpleTable.tsx';
import { writtenValue } from '../written-value.ts';
import classes from './SourceCard.module.css';
import { RoleSelect } from './RoleSelect.tsx';
import { mostColumnsShown, type ReadySource } from './source-facts.ts';

interface ColumnRow {
  readonly column: ColumnReading;
  readonly profile: ColumnProfile;
}

/** Everything that was seen of each column, over every row. */
export function ColumnsTable({ source, ready }: { readonly source: Source; readonly ready: ReadySource }) {
  const words = useWords().sources;
  const formats = useFormats();
  const profiles = new Map(ready.report.columns.map((profile) => [profile.name, profile]));
  const rows = source.reading.columns.flatMap((column): ColumnRow[] => {
    const profile = profiles.get(column.name);
    return profile === undefined ? [] : [{ column, profile }];
  });
  const share = ({ profile }: ColumnRow): number => profile.missing / Math.max(1, profile.filled + profile.missing);
  const bound = ({ column }: ColumnRow, text: string | null): string =>
    text === null ? '—' : writtenValue(column.type, isNumeric(column.type) ? Number(text) : text, formats, words);
  const columns: readonly TableColumn<ColumnRow>[] = [
    {
      id: 'name',
      label: words.card.column,
      heading: true,
      cell: ({ column }) => column.name,
      sortBy: ({ column }) => column.name,
    },
    {
      id: 'type',
      label: words.card.type,
      cell: (row) => <TypeCell {...row} />,
      sortBy: ({ column }) => words.types[column.type],
    },
    {
      id: 'role',
      label: words.card.role,
      cell: ({ column }) => <RoleSelect source={source} column={column.name} meaning={ready.meaning} />,
      sortBy: ({ column }) => words.roles[roleOf(source, column.name)],
    },
    {
      id: 'missing',
      label: words.card.fill,
      align: 'end',
      cell: (row) => (row.profile.missing === 0 ? '0' : formats.percentExact(share(row))),
      sortBy: share,
    },
    {
      id: 'distinct',
      label: words.card.distinct,
      align: 'end',
      cell: ({ profile }) => formats.integer(profile.distinct),
      sortBy: ({ profile }) => profile.distinct,
    },
    {
      id: 'range',
      label: words.card.range,
      cell: (row) => {
        if (isNumeric(row.column.type) || isDated(row.column.type))
          return `${bound(row, row.profile.min)} … ${bound(row, row.profile.max)}`;
        const top = row.profile.top.slice(0, 4).map((one) => one.value);
        return (
          <span className={classes.examples}>
            {top.length === 0 ? `${bound(row, row.profile.min)} … ${bound(row, row.profile.max)}` : top.join(', ')}
          </span>
        );
      },
    },
  ];
  return (
    <>
      <SimpleTable
        dense
        caption={words.card.columnsOf(source.file.name)}
        columns={columns}
        rows={rows.slice(0, mostColumnsShown)}
        rowKey={({ column }) => column.name}
      />
      {rows.length <= mostColumnsShown ? null : (
        <p className={classes.quiet}>{words.reading.moreColumns(rows.length - mostColumnsShown)}</p>
      )}
    </>
  );
}

function TypeCell({ column, profile }: ColumnRow) {
  const words = useWords().sources;
  return (
    <>
      {words.types[column.type]}
      {column.dateFormat === undefined ? null : (
        <span className={classes.quiet}> {words.dateFormat(column.dateFormat)}</span>
      )}
      {profile.misfits === null ? null : (
        <div className={classes.doubt} title={profile.misfits.examples.join(', ')}>
          {words.card.misfits({ count: profile.misfits.count, type: words.types[profile.misfits.type] })}
        </div>
      )}
    </>
  );
}
