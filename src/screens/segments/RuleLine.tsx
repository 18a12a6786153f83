import { IconX } from '@tabler/icons-react';
import { useWords } from '../../locales/locale-context.tsx';
import { removedAt, replacedAt } from '../../model/edit-rule.ts';
import type { RuleLine as Line, RulePath } from '../../model/rule-path.ts';
import type { Rule } from '../../model/rule.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LineBody } from './LineBody.tsx';
import { PartCounts } from './PartCounts.tsx';
import { PartHandle, PartMenu, useDropPlace } from './PartTools.tsx';
import { placeWords, useRuleEdit } from './rule-edit.tsx';
import { Subject } from './Subject.tsx';
import classes from './rule.module.css';

/** One condition: about what, compared how, with what; what it keeps, and what can be done with it. */
export function RuleLine({ rule: line, path }: { readonly rule: Line; readonly path: RulePath }) {
  const { segments, segmentRule } = useWords();
  const { rule, change } = useRuleEdit();
  const drop = useDropPlace(path);
  const put = (next: Rule): void => {
    change(replacedAt(rule, path, line.off === true ? { ...next, off: true } : next));
  };
  return (
    <div
      className={classes.line}
      role="group"
      aria-label={segmentRule.line(placeWords(path))}
      data-off={line.off === true || undefined}
      {...drop}
    >
      <PartHandle path={path} rule={line} />
      <div className={classes.parts}>
        <Subject line={line} onChange={put} onGroup={put} />
        <LineBody line={line} onChange={put} />
      </div>
      <span className={classes.tools}>
        <PartCounts path={path} rule={line} />
        <PartMenu path={path} rule={line} />
        <IconButton
          size="small"
          label={segments.removeLine}
          icon={<IconX />}
          onClick={() => {
            change(removedAt(rule, path));
          }}
        />
      </span>
    </div>
  );
}
