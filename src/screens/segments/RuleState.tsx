import { useWords } from '../../locales/locale-context.tsx';
import { contradictions } from '../../model/contradictions.ts';
import type { RuleCounts } from '../../model/rule-lines.ts';
import { linesOf, pathKey } from '../../model/rule-path.ts';
import type { RuleGroup } from '../../model/rule.ts';
import { Notice } from '../../ui/Notice.tsx';
import { placeWords } from './rule-edit.tsx';
import { isIncomplete } from './tests.ts';

/** What is odd about the rule as it stands: lines that cannot be asked, lines that exclude each other, nobody, everyone. */
export function RuleState({ rule, counts }: { readonly rule: RuleGroup; readonly counts: RuleCounts | null }) {
  const { segments, segmentRule } = useWords();
  const said = segmentRule.state;
  const against = contradictions(rule)[0];
  if (against !== undefined)
    return (
      <Notice tone="warn">
        {against.kind === 'alone'
          ? said.impossible(placeWords(against.line))
          : said.contradiction({ one: placeWords(against.lines[0]), other: placeWords(against.lines[1]) })}
      </Notice>
    );
  if (isIncomplete(rule)) return <Notice tone="info">{segments.incomplete}</Notice>;
  if (counts === null) return null;
  if (counts.kept === null) {
    const broken = [...counts.parts.values()].filter((part) => part.problem !== null).length;
    return (
      <Notice tone="warn" remedy={said.mend}>
        {said.broken({ n: broken, kept: counts.keptSoFar })}
      </Notice>
    );
  }
  if (counts.all === 0) return null;
  if (counts.kept === 0)
    return (
      <Notice tone="info" remedy={nobodyBecause(rule, counts, said)}>
        {said.none}
      </Notice>
    );
  if (counts.kept < counts.all) return null;
  return <Notice tone="info">{rule.children.length === 0 ? said.everyone : said.all}</Notice>;
}

/** The line without which most would answer. */
function nobodyBecause(
  rule: RuleGroup,
  counts: RuleCounts,
  said: {
    readonly noneWithout: (p: { readonly line: string; readonly n: number }) => string;
    readonly noneTight: string;
  },
): string {
  const lines = linesOf(rule).map(({ path }) => ({ path, without: counts.parts.get(pathKey(path))?.without ?? 0 }));
  const most = lines.reduce((best, one) => (one.without > best.without ? one : best), { path: [0], without: 0 });
  return most.without === 0 ? said.noneTight : said.noneWithout({ line: placeWords(most.path), n: most.without });
}
