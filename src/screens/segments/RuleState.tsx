import { useWords } from '../../locales/locale-context.tsx';
import type { RuleAt } from '../../model/events-asked.ts';
import type { RuleCounts } from '../../model/rule-lines.ts';
import type { RuleGroup } from '../../model/rule.ts';
import { Notice } from '../../ui/Notice.tsx';
import { placeWords } from './rule-edit.tsx';
import { oddOf } from './rule-state.ts';

/** What is odd about the rule as it stands: lines that cannot be asked, lines that exclude each other, nobody, everyone. */
export function RuleState({
  rule,
  counts,
  at,
}: {
  readonly rule: RuleGroup;
  readonly counts: RuleCounts | null;
  readonly at: RuleAt;
}) {
  const { segments, segmentRule } = useWords();
  const said = segmentRule.state;
  const odd = oddOf(rule, counts, at);
  switch (odd?.kind) {
    case undefined:
      return null;
    case 'impossible':
      return <Notice tone="warn">{said.impossible(placeWords(odd.line))}</Notice>;
    case 'contradiction': {
      const [one, other] = odd.lines.map(placeWords);
      return <Notice tone="warn">{said.contradiction({ one: one ?? '', other: other ?? '' })}</Notice>;
    }
    case 'incomplete':
      return <Notice tone="info">{segments.incomplete}</Notice>;
    case 'broken':
      return (
        <Notice tone="warn" remedy={said.mend}>
          {said.broken({ n: odd.lines, kept: odd.kept })}
        </Notice>
      );
    case 'nobody': {
      const { without } = odd;
      const remedy =
        without === null ? said.noneTight : said.noneWithout({ line: placeWords(without.line), n: without.n });
      return (
        <Notice tone="info" remedy={remedy}>
          {said.none}
        </Notice>
      );
    }
    case 'everybody':
      return <Notice tone="info">{odd.asks ? said.all : said.everyone}</Notice>;
  }
}
