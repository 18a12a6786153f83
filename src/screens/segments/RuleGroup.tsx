import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../locales/locale-context.tsx';
import { removedAt, replacedAt } from '../../model/edit-rule.ts';
import type { RulePath } from '../../model/rule-path.ts';
import type { Rule, RuleGroup as Group } from '../../model/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { newLine } from './new-line.ts';
import { PartCounts } from './PartCounts.tsx';
import { PartHandle, PartMenu, useDropPlace } from './PartTools.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import { RuleLine } from './RuleLine.tsx';
import classes from './rule.module.css';

type Join = 'and' | 'or' | 'not';

export interface RuleGroupProps {
  readonly group: Group;
  readonly path: RulePath;
}

/** Conditions that hold together; groups nest at will. */
export function RuleGroup({ group, path }: RuleGroupProps) {
  const { segments } = useWords();
  const { rule, change, record } = useRuleEdit();
  const drop = useDropPlace(path);
  const join: Join = group.negated ? 'not' : group.join;
  const whole = path.length === 0;
  const put = (next: Group): void => {
    change(whole ? next : replacedAt(rule, path, next));
  };
  const add = (part: Rule | null): void => {
    if (part !== null) put({ ...group, children: [...group.children, part] });
  };
  return (
    <div
      className={classes.group}
      role="group"
      aria-label={segments.group}
      data-nested={!whole || undefined}
      data-off={group.off === true || undefined}
      {...(whole ? {} : drop)}
    >
      <div className={classes.groupHead}>
        {whole ? null : <PartHandle path={path} rule={group} />}
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
              put(next === 'not' ? { ...group, join: 'or', negated: true } : { ...group, join: next, negated: false });
            }}
          />
        </div>
        {whole ? null : (
          <span className={classes.tools}>
            <PartCounts path={path} rule={group} />
            <PartMenu path={path} rule={group} />
            <IconButton
              size="small"
              label={segments.removeGroup}
              icon={<IconTrash />}
              onClick={() => {
                change(removedAt(rule, path));
              }}
            />
          </span>
        )}
      </div>
      {group.children.map((child, index) => {
        // A part is its place.
        const at = [...path, index];
        return child.kind === 'group' ? (
          <RuleGroup key={index} group={child} path={at} />
        ) : (
          <RuleLine key={index} rule={child} path={at} />
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
