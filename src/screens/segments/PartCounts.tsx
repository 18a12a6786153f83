import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { pathKey } from '../../model/rule-path.ts';
import type { PartProps } from './PartTools.tsx';
import { useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';

/** What a part keeps by itself, and what the segment would be without it; why it cannot be asked, where it cannot. */
export function PartCounts({ path, rule }: PartProps) {
  const words = useWords();
  const { segmentRule: said } = words;
  const { counts } = useRuleEdit();
  const found = counts?.parts.get(pathKey(path));
  if (found === undefined) return <span className={classes.counts}>{said.counting}</span>;
  if (found.problem !== null)
    return (
      <span className={classes.problem} role="status">
        {problemSentence(words.problems, found.problem)}
      </span>
    );
  return (
    <span className={classes.counts} title={said.keepsHint}>
      {found.keeps === null ? null : <span>{said.keeps(found.keeps)}</span>}
      <span className={classes.without}>{rule.off === true ? said.asideMark : said.without(found.without)}</span>
    </span>
  );
}
