import { useState } from 'react';
import { SelectField } from '../../../ui/SelectField.tsx';
import { levelWords, type Speech } from '../../measure-words.ts';
import type { MinedPair } from '../mined.ts';
import type { ContextRates } from '../result.ts';
import { choiceWords } from './chip-words.ts';
import classes from './contexts.module.css';

/** Fewer expected contacts than these say nothing. */
const leastExpected = 5;

/** Two dimensions crossed, the rate of each cell against that of everybody; it is its own table. */
export function MatrixView({ result, speech }: { readonly result: ContextRates; readonly speech: Speech }) {
  const said = speech.words.contextsSetUp.matrix;
  const { dimensions, pairs } = result;
  const [chosen, setChosen] = useState<readonly [number, number]>(() => pairWithMost(result));
  const pair = pairs.find(
    ({ dimensions: [one, other] }) => chosen.includes(one) && chosen.includes(other) && chosen[0] !== chosen[1],
  );
  const nameOf = (index: number): string => {
    const choice = dimensions[index]?.choice;
    return choice === undefined ? '' : choiceWords(choice, speech);
  };
  const options = dimensions.map((_, index) => ({ value: String(index), label: nameOf(index) }));
  const choose = (place: 0 | 1, value: number): void => {
    const other = chosen[1 - place] ?? 0;
    const swapped = other === value ? (chosen[place] ?? 0) : other;
    setChosen(place === 0 ? [value, swapped] : [swapped, value]);
  };
  return (
    <>
      <div className={classes.matrixFields}>
        {([0, 1] as const).map((place) => (
          <SelectField
            key={place}
            label={place === 0 ? said.rows : said.columns}
            value={String(chosen[place])}
            options={options}
            onChange={(value) => {
              choose(place, Number(value));
            }}
          />
        ))}
      </div>
      {pair === undefined ? null : (
        <Matrix pair={pair} rows={chosen[0]} columns={chosen[1]} result={result} speech={speech} />
      )}
      <p className={classes.note}>{said.note}</p>
    </>
  );
}

/** The dimensions of the first line, else the first two. */
function pairWithMost({ lines, dimensions }: ContextRates): readonly [number, number] {
  const [first] = lines;
  const places = (first?.values ?? []).map(({ choice }) =>
    dimensions.findIndex((one) => JSON.stringify(one.choice.dimension) === JSON.stringify(choice.dimension)),
  );
  const [one = 0, other] = places.filter((place) => place >= 0);
  return [one, other ?? (one === 0 ? 1 : 0)];
}

function Matrix({
  pair,
  rows,
  columns,
  result,
  speech,
}: {
  readonly pair: MinedPair;
  readonly rows: number;
  readonly columns: number;
  readonly result: ContextRates;
  readonly speech: Speech;
}) {
  const { words, formats } = speech;
  const said = words.contextsSetUp.matrix;
  const [first] = pair.dimensions;
  const size = result.dimensions[first]?.levels.length ?? 1;
  const overall = result.totals.contacts / result.totals.exposure;
  const levelsOf = (index: number): readonly string[] => {
    const dimension = result.dimensions[index];
    return (dimension?.levels ?? []).map((level) =>
      dimension === undefined ? '' : levelWords(dimension.choice.dimension, level, speech),
    );
  };
  const at = (row: number, column: number): number => (rows === first ? row + size * column : column + size * row);
  const name = (index: number): string => {
    const choice = result.dimensions[index]?.choice;
    return choice === undefined ? '' : choiceWords(choice, speech);
  };
  return (
    <div
      className={classes.matrixFrame}
      tabIndex={0}
      role="group"
      aria-label={said.caption({ rows: name(rows), columns: name(columns) })}
    >
      <table className={classes.matrix}>
        <caption>{said.caption({ rows: name(rows), columns: name(columns) })}</caption>
        <thead>
          <tr>
            <td />
            {levelsOf(columns).map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levelsOf(rows).map((label, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {levelsOf(columns).map((columnLabel, column) => {
                const cell = at(row, column);
                const [customers, exposure, contacts] = [
                  pair.customers[cell] ?? 0,
                  pair.exposure[cell] ?? 0,
                  pair.contacts[cell] ?? 0,
                ];
                if (exposure === 0)
                  return (
                    <td key={columnLabel} className={classes.matrixNobody}>
                      {said.nobody}
                    </td>
                  );
                const rate = contacts / exposure;
                const unsure = overall * exposure < leastExpected;
                const strength = unsure ? 0 : Math.max(0, Math.min(1, Math.log2(Math.max(rate / overall, 1)) / 3));
                return (
                  <td
                    key={columnLabel}
                    data-unsure={unsure || undefined}
                    style={{
                      background: `color-mix(in srgb, var(--selection) ${String(Math.round(strength * 45))}%, transparent)`,
                    }}
                    title={said.cell({ customers, contacts })}
                  >
                    {formats.decimal(rate, 2)}
                    <span className={classes.matrixCount}>{formats.integer(customers)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
