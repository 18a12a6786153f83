import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../model/record.ts';
import type { Rule, SegmentId } from '../../model/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { newLine } from './new-line.ts';
import { RuleLine } from './RuleLine.tsx';
import classes from './segments.module.css';

type Group = Extract<Rule, { kind: 'group' }>;
type Join = 'and' | 'or' | 'not';

export interface RuleGroupProps {
  readonly group: Group;
  readonly onChange: (group: Group) => void;
  readonly onRemove: (() => void) | null;
  readonly record: CustomerRecord;
  /** The segment being written: it cannot refer to itself. */
  readonly inside: SegmentId;
}

/** Conditions that hold together; groups nest at will. */
export function RuleGroup({ group, onChange, onRemove, record, inside }: RuleGroupProps) {
  const { segments } = useWords();
  const join: Join = group.negated ? 'not' : group.join;
  const children = (next: readonly Rule[]): void => {
    onChange({ ...group, children: next });
  };
  const add = (rule: Rule | null): void => {
    if (rule !== null) children([...group.children, rule]);
  };
  return (
    <div
      className={classes.group}
      role="group"
      aria-label={segments.group}
      data-nested={onRemove !== null || undefined}
    >
      <div className={classes.groupHead}>
        <div className={classes.join}>
          <SelectField<Join>
            label={segments.join.label}
            labelHidden
            value={join}
            options={[
              { value: 'and', label: segments.join.and },
              { value: 'or', label: segments.join.or },
              { value: 'not', label: segments.join.not },
            ]}
            onChange={(next) => {
              onChange(
                next === 'not' ? { ...group, join: 'or', negated: true } : { ...group, join: next, negated: false },
              );
            }}
          />
        </div>
        {onRemove === null ? null : <IconButton label={segments.removeGroup} icon={<IconTrash />} onClick={onRemove} />}
      </div>
      {group.children.map((child, index) => {
        const change = (next: Rule): void => {
          children(group.children.map((one, at) => (at === index ? next : one)));
        };
        const remove = (): void => {
          children(group.children.filter((_, at) => at !== index));
        };
        // A line is its place in the group.
        return child.kind === 'group' ? (
          <RuleGroup key={index} group={child} onChange={change} onRemove={remove} record={record} inside={inside} />
        ) : (
          <RuleLine
            key={index}
            index={index}
            rule={child}
            onChange={change}
            onRemove={remove}
            record={record}
            inside={inside}
          />
        );
      })}
      <div className={classes.adds}>
        <Button
          size="small"
          icon={<IconPlus size={14} />}
          onClick={() => {
            add(newLine(record));
          }}
        >
          {segments.addLine}
        </Button>
        <Button
          size="small"
          kind="plain"
          onClick={() => {
            const first = newLine(record);
            add({ kind: 'group', join: 'or', negated: false, children: first === null ? [] : [first] });
          }}
        >
          {segments.addGroup}
        </Button>
      </div>
    </div>
  );
}
