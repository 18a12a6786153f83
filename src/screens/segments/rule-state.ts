import { contradictions } from '../../model/contradictions.ts';
import type { RuleAt } from '../../model/events-asked.ts';
import type { RuleCounts } from '../../model/rule-lines.ts';
import { linesOf, pathKey, type RulePath } from '../../model/rule-path.ts';
import type { RuleGroup } from '../../model/rule.ts';
import { isIncomplete } from './tests.ts';

/** What is odd about a rule as it stands. */
export type OddRule =
  /** A line that nobody can answer, or two that exclude each other. */
  | { readonly kind: 'impossible'; readonly line: RulePath }
  | { readonly kind: 'contradiction'; readonly lines: readonly [RulePath, RulePath] }
  /** A line waits for its value. */
  | { readonly kind: 'incomplete' }
  /** So many lines cannot be asked; what the others keep. */
  | { readonly kind: 'broken'; readonly lines: number; readonly kept: number }
  /** Nobody answers; the line without which most would, null where leaving out one is not enough. */
  | { readonly kind: 'nobody'; readonly without: { readonly line: RulePath; readonly n: number } | null }
  /** Everybody answers: there is no condition, or none that tells anybody apart. */
  | { readonly kind: 'everybody'; readonly asks: boolean };

/** The first thing to say of a rule; null where nothing is odd. `counts` is null while they are counted. */
export function oddOf(rule: RuleGroup, counts: RuleCounts | null, at: RuleAt): OddRule | null {
  const against = contradictions(rule, at)[0];
  if (against !== undefined)
    return against.kind === 'alone'
      ? { kind: 'impossible', line: against.line }
      : { kind: 'contradiction', lines: against.lines };
  if (isIncomplete(rule)) return { kind: 'incomplete' };
  if (counts === null) return null;
  if (counts.kept === null) {
    const lines = [...counts.parts.values()].filter((part) => part.problem !== null).length;
    return { kind: 'broken', lines, kept: counts.keptSoFar };
  }
  if (counts.all === 0) return null;
  if (counts.kept === 0) return { kind: 'nobody', without: withoutWhich(rule, counts) };
  return counts.kept < counts.all ? null : { kind: 'everybody', asks: rule.children.length > 0 };
}

/** The line without which most would answer. */
function withoutWhich(rule: RuleGroup, counts: RuleCounts): { readonly line: RulePath; readonly n: number } | null {
  const lines = linesOf(rule).map(({ path }) => ({ line: path, n: counts.parts.get(pathKey(path))?.without ?? 0 }));
  const most = lines.toSorted((a, b) => b.n - a.n)[0];
  return most === undefined || most.n === 0 ? null : most;
}
