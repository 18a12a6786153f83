import { useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { columnTypes, isDated, isNumeric } from '../../model/column.ts';
import type { ColumnReading } from '../../model/reading.ts';
import { TextField } from '../../ui/TextField.tsx';
import { dateFormatsFor, missingTokens, withType } from './column-choice.ts';
import { QuietSelect } from './QuietSelect.tsx';
import classes from './ReadingDrawer.module.css';

export interface ColumnFieldsProps {
  readonly columns: readonly ColumnReading[];
  readonly onChange: (columns: readonly ColumnReading[]) => void;
}

/** A search helps from so many columns on. */
const many = 12;

/** What each column is read as. */
export function ColumnFields({ columns, onChange }: ColumnFieldsProps) {
  const words = useWords().sources;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = columns.filter((column) => column.name.toLowerCase().includes(wanted));
  const set = (next: ColumnReading): void => {
    onChange(columns.map((column) => (column.name === next.name ? next : column)));
  };
  return (
    <>
      {columns.length < many ? null : (
        <TextField
          search
          label={words.reading.search}
          labelHidden
          placeholder={words.reading.search}
          value={search}
          onChange={setSearch}
        />
      )}
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col">{words.card.column}</th>
            <th scope="col">{words.card.type}</th>
            <th scope="col">{words.card.dateOf}</th>
            <th scope="col">
              {words.reading.missing} <span className={classes.note}>({words.reading.missingHelp})</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column) => (
            <ColumnLine key={column.name} column={column} onChange={set} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ColumnLine({
  column,
  onChange,
}: {
  readonly column: ColumnReading;
  readonly onChange: (column: ColumnReading) => void;
}) {
  const words = useWords().sources;
  const [missing, setMissing] = useState(column.missing.join('; '));
  const types = columnTypes.map((value) => ({ value, label: words.types[value] }));
  return (
    <tr>
      <th scope="row" title={column.name}>
        {column.name}
      </th>
      <td>
        <QuietSelect
          label={words.typeOf(column.name)}
          value={column.type}
          groups={[{ label: null, options: types }]}
          onChange={(type) => {
            onChange(withType(column, type));
          }}
        />
      </td>
      <td>
        {isDated(column.type) ? (
          <QuietSelect
            label={words.reading.dateFormatOf(column.name)}
            value={column.dateFormat ?? ''}
            groups={[
              {
                label: null,
                options: dateFormatsFor(column.type, column.dateFormat).map((value) => ({
                  value,
                  label: words.dateFormat(value),
                })),
              },
            ]}
            onChange={(dateFormat) => {
              onChange({ ...column, dateFormat });
            }}
          />
        ) : isNumeric(column.type) ? (
          <QuietSelect<',' | '.'>
            label={words.reading.decimalOf(column.name)}
            value={column.decimal ?? '.'}
            groups={[
              {
                label: null,
                options: [
                  { value: ',', label: words.decimalComma },
                  { value: '.', label: words.decimalPoint },
                ],
              },
            ]}
            onChange={(decimal) => {
              onChange({ ...column, decimal });
            }}
          />
        ) : null}
      </td>
      <td>
        <input
          className={classes.missing}
          aria-label={words.reading.missingOf(column.name)}
          value={missing}
          onChange={(event) => {
            setMissing(event.currentTarget.value);
            onChange({ ...column, missing: missingTokens(event.currentTarget.value) });
          }}
        />
      </td>
    </tr>
  );
}
