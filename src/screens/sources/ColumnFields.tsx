import { useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { columnTypes, isDated, isNumeric } from '../../model/column.ts';
import type { ColumnReading } from '../../model/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { dateFormatsFor, missingTokens, withType } from './column-choice.ts';
import type { ColumnChoice } from './left-out.ts';
import { QuietSelect } from './QuietSelect.tsx';
import classes from './ReadingDrawer.module.css';

export interface ColumnFieldsProps {
  readonly choices: readonly ColumnChoice[];
  readonly onChange: (choices: readonly ColumnChoice[]) => void;
}

/** A search helps from so many columns on. */
const many = 12;
/** More lines than this slow the page; the search leads to the others. */
const mostShown = 200;

/** Which columns are read, and as what. */
export function ColumnFields({ choices, onChange }: ColumnFieldsProps) {
  const words = useWords().sources;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  const shown = found.slice(0, mostShown);
  const set = (next: ColumnChoice): void => {
    onChange(choices.map((one) => (one.at === next.at ? next : one)));
  };
  const read = choices.filter((one) => one.read).length;
  const typed = choices.some(({ reading }) => reading !== null);
  const setFound = (toRead: boolean): void => {
    const places = new Set(found.map(({ at }) => at));
    const next = choices.map((one) => (places.has(one.at) ? { ...one, read: toRead } : one));
    // A table has a column.
    const [first] = next;
    onChange(next.some((one) => one.read) || first === undefined ? next : [{ ...first, read: true }, ...next.slice(1)]);
  };
  return (
    <>
      {choices.length < many ? null : (
        <div className={classes.search}>
          <TextField
            search
            label={words.reading.search}
            labelHidden
            placeholder={words.reading.search}
            value={search}
            onChange={setSearch}
          />
          <Button
            kind="plain"
            size="small"
            onClick={() => {
              setFound(true);
            }}
          >
            {words.reading.readAll(found.length)}
          </Button>
          <Button
            kind="plain"
            size="small"
            onClick={() => {
              setFound(false);
            }}
          >
            {words.reading.readNone(found.length)}
          </Button>
        </div>
      )}
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col">{words.reading.read}</th>
            <th scope="col">{words.card.column}</th>
            {typed ? (
              <>
                <th scope="col">{words.card.type}</th>
                <th scope="col">{words.card.dateOf}</th>
                <th scope="col">
                  {words.reading.missing} <span className={classes.note}>({words.reading.missingHelp})</span>
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((choice) => (
            <tr key={choice.at} data-left-out={!choice.read || undefined}>
              <td>
                <input
                  type="checkbox"
                  className={classes.check}
                  aria-label={words.reading.readOf(choice.name)}
                  checked={choice.read}
                  disabled={choice.read && read === 1}
                  onChange={(event) => {
                    set({ ...choice, read: event.currentTarget.checked });
                  }}
                />
              </td>
              <th scope="row" title={choice.name}>
                {choice.name}
              </th>
              {choice.read && choice.reading !== null ? (
                <ReadingCells
                  column={choice.reading}
                  onChange={(reading) => {
                    set({ ...choice, reading });
                  }}
                />
              ) : typed ? (
                <td colSpan={3} className={classes.note}>
                  {choice.read ? words.reading.decidedAgain : words.reading.notRead}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > shown.length ? (
        <p className={classes.note}>{words.reading.moreColumns(found.length - shown.length)}</p>
      ) : null}
    </>
  );
}

function ReadingCells({
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
    <>
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
    </>
  );
}
