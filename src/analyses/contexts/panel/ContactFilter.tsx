import { useState } from 'react';
import { MultiSelectField } from '../../../ui/MultiSelectField.tsx';
import type { RowFilter } from '../../../model/rule.ts';
import type { Speech } from '../../measure-words.ts';
import type { ContextsResult } from '../result.ts';
import type { ContextsSpec } from '../spec.ts';

export interface ContactFilterProps {
  readonly spec: ContextsSpec;
  readonly result: ContextsResult | null;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** Only the contacts of some channels or reasons. The values are those seen so far: a filtered result shows fewer. */
export function ContactFilter({ spec, result, speech, onSpecChange }: ContactFilterProps) {
  const [seen, setSeen] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const fresh = (result?.contactDimensions ?? []).flatMap(({ choice, levels }) => {
    // A day of the week and an hour are read off a column, and are not its values.
    if (choice.dimension.kind !== 'contact-column' || choice.time !== undefined) return [];
    const { column } = choice.dimension;
    const known = seen.get(column) ?? [];
    const added = levels.flatMap((level) =>
      level.kind === 'value' && !known.includes(level.value) ? [level.value] : [],
    );
    return added.length === 0 ? [] : [[column, [...known, ...added]] as const];
  });
  if (fresh.length > 0) setSeen(new Map([...seen, ...fresh]));
  const said = speech.words.contexts.settings;
  return (
    <>
      {[...seen].map(([column, values]) => {
        const chosen = chosenValues(spec.filter, column);
        return (
          <MultiSelectField
            key={column}
            label={said.only(column)}
            placeholder={said.all}
            value={chosen}
            options={[...new Set([...values, ...chosen])].map((value) => ({ value, label: value }))}
            onChange={(next) => {
              onSpecChange({ ...spec, filter: withValues(spec.filter, column, next) });
            }}
          />
        );
      })}
    </>
  );
}

function conditionsOf(filter: RowFilter | null): readonly RowFilter[] {
  if (filter === null) return [];
  return filter.kind === 'group' && filter.join === 'and' && !filter.negated ? filter.children : [filter];
}

function chosenValues(filter: RowFilter | null, column: string): readonly string[] {
  const own = conditionsOf(filter).find((one) => one.kind === 'column' && one.column === column);
  return own?.kind === 'column' && own.test.op === 'is' ? own.test.values.map(String) : [];
}

function withValues(filter: RowFilter | null, column: string, values: readonly string[]): RowFilter | null {
  const others = conditionsOf(filter).filter((one) => one.kind !== 'column' || one.column !== column);
  const own: readonly RowFilter[] = values.length === 0 ? [] : [{ kind: 'column', column, test: { op: 'is', values } }];
  const children = [...others, ...own];
  return children.length === 0 ? null : { kind: 'group', join: 'and', negated: false, children };
}
