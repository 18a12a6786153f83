import { IconX } from '@tabler/icons-react';
import { datesOfTest, filterWords } from '../../analyses/test-words.ts';
import { useWords } from '../../locales/locale-context.tsx';
import { fitsType } from '../../model/filter.ts';
import type { EventTable } from '../../model/record.ts';
import type { RowFilter } from '../../model/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { useEventValues } from './known-values.tsx';
import { ListField } from './ListField.tsx';
import classes from './rule.module.css';
import { TestEditor } from './TestEditor.tsx';
import { firstTest } from './tests.ts';

type Group = Extract<RowFilter, { kind: 'group' }>;

const joins = ['and', 'or', 'not'] as const;
type Join = (typeof joins)[number];

const asGroup = (filter: RowFilter | null): Group =>
  filter === null
    ? { kind: 'group', join: 'and', negated: false, children: [] }
    : filter.kind === 'group'
      ? filter
      : { kind: 'group', join: 'and', negated: false, children: [filter] };

/** Conditions on the rows themselves: all of them, one at least, or none. */
export function RowsWhere({
  table,
  filter,
  said,
  onChange,
}: {
  readonly table: EventTable;
  readonly filter: RowFilter | null;
  /** What is said before them; by default that only such events count. */
  readonly said?: string | undefined;
  readonly onChange: (filter: RowFilter | null) => void;
}) {
  const { segments } = useWords();
  const speech = useRuleSpeech();
  const group = asGroup(filter);
  const put = (children: readonly RowFilter[]): void => {
    onChange(children.length === 0 ? null : { ...group, children });
  };
  const [first] = table.columns;
  const add = (
    <Button
      size="small"
      kind="plain"
      onClick={() => {
        const column =
          table.columns.find((one) => one.role === 'reason' || one.role === 'channel' || one.role === 'status') ??
          first;
        if (column !== undefined)
          put([...group.children, { kind: 'column', column: column.column, test: firstTest(column.type) }]);
      }}
    >
      {said === undefined ? segments.addWhere : `${said}…`}
    </Button>
  );
  if (group.children.length === 0 && !group.negated) return add;
  // What was written elsewhere may hold groups in groups: it is said, and can be taken away, but not written here.
  if (filter !== null && group.children.some((child) => child.kind === 'group'))
    return (
      <div className={classes.where}>
        <span className={classes.exact}>{said ?? segments.where}</span>
        <div className={classes.parts}>
          <span className={classes.note}>{speech === null ? '' : filterWords(filter, table.id, speech)}</span>
          <IconButton
            size="small"
            label={segments.removeLine}
            icon={<IconX />}
            onClick={() => {
              onChange(null);
            }}
          />
        </div>
      </div>
    );
  const join: Join = group.negated ? 'not' : group.join;
  return (
    <div className={classes.where}>
      <span className={classes.exact}>{said ?? segments.where}</span>
      {group.children.length < 2 && join === 'and' ? null : (
        <div className={classes.join}>
          <SelectField<Join>
            label={segments.join.label}
            labelHidden
            value={join}
            searchable={false}
            options={joins.map((value) => ({ value, label: segments.join[value] }))}
            onChange={(next) => {
              onChange({ ...group, join: next === 'and' ? 'and' : 'or', negated: next === 'not' });
            }}
          />
        </div>
      )}
      {group.children.map((child, index) =>
        child.kind === 'group' ? null : (
          <div key={index} className={classes.parts}>
            <ColumnLine
              table={table}
              filter={child}
              onChange={(next) => {
                put(group.children.map((one, at) => (at === index ? next : one)));
              }}
            />
            <IconButton
              size="small"
              label={segments.removeLine}
              icon={<IconX />}
              onClick={() => {
                put(group.children.filter((_, at) => at !== index));
              }}
            />
          </div>
        ),
      )}
      {add}
    </div>
  );
}

function ColumnLine({
  table,
  filter,
  onChange,
}: {
  readonly table: EventTable;
  readonly filter: Extract<RowFilter, { kind: 'column' }>;
  readonly onChange: (filter: RowFilter) => void;
}) {
  const { segments } = useWords();
  const values = useEventValues(table.id, filter.column);
  const type = table.columns.find((column) => column.column === filter.column)?.type;
  const { test } = filter;
  const speech = useRuleSpeech();
  const days = speech === null ? null : datesOfTest(test, speech);
  return (
    <>
      <div className={classes.subject}>
        <SelectField
          label={segments.what}
          labelHidden
          value={filter.column}
          options={table.columns.map((column) => ({ value: column.column, label: column.column }))}
          onChange={(column) => {
            const chosen = table.columns.find((one) => one.column === column);
            if (chosen !== undefined) onChange({ kind: 'column', column, test: firstTest(chosen.type) });
          }}
        />
      </div>
      {type === undefined ? (
        <span className={classes.invalid}>{segments.invalid}</span>
      ) : (
        <TestEditor
          type={type}
          test={fitsType(type, test) ? test : firstTest(type)}
          values={values}
          onChange={(next) => {
            onChange({ ...filter, test: next });
          }}
          list={
            test.op === 'is' || test.op === 'is-not' ? (
              <ListField
                type={type}
                of={null}
                values={test.values}
                known={values}
                onChange={(next) => {
                  onChange({ ...filter, test: { op: test.op, values: next } });
                }}
              />
            ) : undefined
          }
        />
      )}
      {days === null ? null : <span className={classes.note}>{days}</span>}
    </>
  );
}
