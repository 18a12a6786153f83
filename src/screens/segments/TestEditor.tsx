import type { ReactNode } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { ColumnType } from '../../model/column.ts';
import type { Test } from '../../model/rule.ts';
import { DateField } from '../../ui/DateField.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { KnownValues } from './known-values.tsx';
import { ListField } from './ListField.tsx';
import classes from './rule.module.css';
import { comparisonOf, comparisonsOf, withComparison } from './tests.ts';

export interface TestEditorProps {
  readonly type: ColumnType;
  readonly test: Test;
  readonly onChange: (test: Test) => void;
  /** What can be picked; null where there is nothing to pick from. */
  readonly values: KnownValues | null;
  /** The editor of a list of values, where the caller knows more of them. */
  readonly list?: ReactNode;
  /** What the numbers are in. */
  readonly unit?: string | undefined;
  readonly canMiss?: boolean | undefined;
}

/** A comparison and what it compares with. */
export function TestEditor({ type, test, onChange, values, canMiss = true, list, unit }: TestEditorProps) {
  const { segments } = useWords();
  const comparison = comparisonOf(test);
  return (
    <>
      <div className={classes.comparison}>
        <SelectField
          label={segments.test}
          labelHidden
          value={comparison}
          options={comparisonsOf(type, canMiss).map((one) => ({ value: one, label: segments.ops[one] }))}
          searchable={false}
          onChange={(next) => {
            onChange(withComparison(test, next));
          }}
        />
      </div>
      <ValueEditor type={type} test={test} onChange={onChange} values={values} list={list} unit={unit} />
    </>
  );
}

function ValueEditor({ type, test, onChange, values, list, unit }: TestEditorProps) {
  const { segments } = useWords();
  switch (test.op) {
    case 'is':
    case 'is-not':
      return type === 'boolean' ? (
        <YesNo test={test} onChange={onChange} />
      ) : (
        (list ?? (
          <ListField
            type={type}
            of={null}
            values={test.values}
            known={values}
            onChange={(next) => {
              onChange({ ...test, values: next });
            }}
          />
        ))
      );
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'ends':
    case 'not-ends':
      return (
        <div className={classes.value}>
          <TextField
            label={segments.value}
            labelHidden
            value={test.text}
            onChange={(text) => {
              onChange({ ...test, text });
            }}
          />
        </div>
      );
    case 'between':
      return <Numbers test={test} onChange={onChange} unit={unit} />;
    case 'within':
      return <Window test={test} onChange={onChange} />;
    case 'older':
    case 'next':
      return (
        <div className={classes.number}>
          <NumberField
            label={segments.value}
            labelHidden
            value={test.days}
            min={0}
            decimals={0}
            unit={segments.units.days}
            onChange={(days) => {
              onChange({ op: test.op, days: Math.round(days ?? 0) });
            }}
          />
        </div>
      );
    case 'missing':
    case 'present':
      return null;
  }
}

type Is = Extract<Test, { op: 'is' | 'is-not' }>;

function YesNo({ test, onChange }: { readonly test: Is; readonly onChange: (test: Test) => void }) {
  const { segments } = useWords();
  return (
    <div className={classes.number}>
      <SelectField
        label={segments.value}
        labelHidden
        value={test.values[0] === false ? 'no' : 'yes'}
        options={[
          { value: 'yes', label: segments.yes },
          { value: 'no', label: segments.no },
        ]}
        onChange={(next) => {
          onChange({ op: 'is', values: [next === 'yes'] });
        }}
      />
    </div>
  );
}

type Between = Extract<Test, { op: 'between' }>;

function Numbers({
  test,
  onChange,
  unit,
}: {
  readonly test: Between;
  readonly onChange: (test: Test) => void;
  readonly unit: string | undefined;
}) {
  const { segments } = useWords();
  const comparison = comparisonOf(test);
  const { min, max } = test;
  if (comparison === 'between') {
    return (
      <>
        <div className={classes.number}>
          <NumberField
            label={segments.from}
            labelHidden
            value={min}
            unit={unit}
            placeholder={segments.from}
            onChange={(next) => {
              onChange({ ...test, min: next });
            }}
          />
        </div>
        <div className={classes.number}>
          <NumberField
            label={segments.to}
            labelHidden
            value={max}
            unit={unit}
            placeholder={segments.to}
            onChange={(next) => {
              onChange({ ...test, max: next });
            }}
          />
        </div>
      </>
    );
  }
  const change = (next: number | null): void => {
    const number = next ?? 0;
    if (comparison === 'exactly') onChange({ op: 'between', min: number, max: number });
    else onChange({ ...test, min: min === null ? null : number, max: max === null ? null : number });
  };
  return (
    <div className={classes.number}>
      <NumberField label={segments.value} labelHidden value={min ?? max} unit={unit} onChange={change} />
    </div>
  );
}

type Within = Extract<Test, { op: 'within' }>;

function Window({ test, onChange }: { readonly test: Within; readonly onChange: (test: Test) => void }) {
  const { segments } = useWords();
  const { window } = test;
  if (window.kind === 'dates') {
    return (
      <>
        <div className={classes.date}>
          <DateField
            label={segments.from}
            labelHidden
            placeholder={segments.from}
            clearable
            value={window.from}
            onChange={(from) => {
              onChange({ op: 'within', window: { ...window, from } });
            }}
          />
        </div>
        <div className={classes.date}>
          <DateField
            label={segments.to}
            labelHidden
            placeholder={segments.to}
            clearable
            value={window.to}
            onChange={(to) => {
              onChange({ op: 'within', window: { ...window, to } });
            }}
          />
        </div>
      </>
    );
  }
  const months = window.kind === 'months' ? window.months : window.kind === 'days' ? window.days : 12;
  const unit = window.kind === 'days' ? 'days' : 'months';
  const put = (length: number, of: 'days' | 'months'): void => {
    onChange({
      op: 'within',
      window: of === 'days' ? { kind: 'days', days: length } : { kind: 'months', months: length },
    });
  };
  return (
    <>
      <div className={classes.small}>
        <NumberField
          label={segments.value}
          labelHidden
          value={months}
          min={1}
          decimals={0}
          onChange={(next) => {
            put(Math.max(1, Math.round(next ?? 1)), unit);
          }}
        />
      </div>
      <div className={classes.number}>
        <SelectField
          label={segments.window}
          labelHidden
          value={unit}
          options={[
            { value: 'months', label: segments.units.months },
            { value: 'days', label: segments.units.days },
          ]}
          onChange={(next) => {
            put(months, next);
          }}
        />
      </div>
    </>
  );
}
