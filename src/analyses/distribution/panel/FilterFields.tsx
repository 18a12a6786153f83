import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useUi } from '../../../ui/ui-context.ts';
import { isNumeric } from '../../../model/column.ts';
import type { EventTable } from '../../../model/record.ts';
import type { RowFilter } from '../../../model/rule.ts';
import type { Words } from '../../../locales/words.ts';
import {
  conditionsOf,
  filterOf,
  needsValue,
  testable,
  testsFor,
  type Condition,
  type SimpleTest,
} from '../conditions.ts';
import classes from './DistributionPanel.module.css';

export interface FilterFieldsProps {
  readonly events: EventTable;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter | null) => void;
  readonly words: Words;
  /** Instead of “Filter”. */
  readonly legend?: string | undefined;
}

/** Simple tests of columns that must all hold. A line that is not complete yet stays here and filters nothing. */
export function FilterFields({ events, filter, onFilter, words, legend }: FilterFieldsProps) {
  const said = words.average.settings;
  const title = legend ?? said.filter;
  const saved = conditionsOf(filter);
  const [draft, setDraft] = useState<readonly Condition[]>(saved ?? []);
  const same = JSON.stringify(filterOf(draft)) === JSON.stringify(filter);
  const columns = testable(events.columns);
  if (saved === null) {
    return (
      <div>
        <p className={classes.legend}>{title}</p>
        <p className={classes.note}>{said.complex}</p>
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            onFilter(null);
          }}
        >
          {said.clearFilter}
        </Button>
      </div>
    );
  }
  const conditions = same ? draft : saved;
  const change = (next: readonly Condition[]): void => {
    setDraft(next);
    const made = filterOf(next);
    if (JSON.stringify(made) !== JSON.stringify(filter)) onFilter(made);
  };
  const [first] = columns;
  return (
    <div className={classes.conditions} role="group" aria-label={title}>
      <p className={classes.legend}>{title}</p>
      {conditions.map((condition, i) => (
        <ConditionFields
          // Lines have no name of their own and keep their order.
          key={i}
          condition={condition}
          events={events}
          words={words}
          onChange={(next) => {
            change(conditions.map((one, k) => (k === i ? next : one)));
          }}
          onRemove={() => {
            change(conditions.filter((_, k) => k !== i));
          }}
        />
      ))}
      {first === undefined ? null : (
        <Button
          className={classes.add ?? ''}
          kind="plain"
          size="small"
          icon={<IconPlus size={14} />}
          onClick={() => {
            change([...conditions, { column: first.column, test: testsFor(first.type)[0] ?? 'is', value: null }]);
          }}
        >
          {said.addCondition}
        </Button>
      )}
    </div>
  );
}

interface ConditionFieldsProps {
  readonly condition: Condition;
  readonly events: EventTable;
  readonly words: Words;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function ConditionFields({ condition, events, words, onChange, onRemove }: ConditionFieldsProps) {
  const { labels } = useUi();
  const said = words.average.settings;
  const typeOf = (name: string) => events.columns.find((column) => column.column === name)?.type ?? 'text';
  const type = typeOf(condition.column);
  const { value } = condition;
  return (
    <div className={classes.condition}>
      <div className={classes.conditionHead}>
        <SelectField
          label={said.column}
          labelHidden
          value={condition.column}
          options={testable(events.columns).map((column) => ({ value: column.column, label: column.column }))}
          onChange={(column) => {
            onChange(
              typeOf(column) === type
                ? { ...condition, column }
                : { column, test: testsFor(typeOf(column))[0] ?? 'is', value: null },
            );
          }}
        />
        <IconButton
          size="small"
          label={labels.remove(said.removeCondition(condition.column))}
          icon={<IconX />}
          onClick={onRemove}
        />
      </div>
      <SelectField<SimpleTest>
        label={said.test}
        labelHidden
        value={condition.test}
        options={testsFor(type).map((test) => ({ value: test, label: said.tests[test] }))}
        onChange={(test) => {
          onChange({ ...condition, test });
        }}
      />
      {!needsValue(condition.test) ? null : isNumeric(type) ? (
        <NumberField
          label={said.value}
          labelHidden
          value={typeof value === 'number' ? value : null}
          onChange={(next) => {
            onChange({ ...condition, value: next });
          }}
        />
      ) : (
        <TextField
          label={said.value}
          labelHidden
          placeholder={said.value}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => {
            onChange({ ...condition, value: next });
          }}
        />
      )}
    </div>
  );
}
