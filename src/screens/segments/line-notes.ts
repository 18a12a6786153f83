import { contradictions } from '../../model/contradictions.ts';
import type { RuleAt } from '../../model/events-asked.ts';
import { isOn, linesOf, pathKey, type RulePath } from '../../model/rule-path.ts';
import type { Rule, RuleGroup } from '../../model/rule.ts';
import { isIncomplete } from './tests.ts';

/** What is odd about one line, told beside it before anything is counted. */
export type LineNote =
  | { readonly kind: 'waits' }
  | { readonly kind: 'impossible'; readonly why: 'bounds' | 'rows' }
  | { readonly kind: 'against'; readonly other: RulePath };

/** By `pathKey`, for the lines that count. A line that waits for its value says that first: the rest may change with the value. */
export function lineNotes(rule: RuleGroup, at: RuleAt): ReadonlyMap<string, LineNote> {
  const notes = new Map<string, LineNote>();
  for (const found of contradictions(rule, at)) {
    if (found.kind === 'alone') notes.set(pathKey(found.line), { kind: 'impossible', why: found.why });
    else {
      const [one, other] = found.lines;
      if (!notes.has(pathKey(one))) notes.set(pathKey(one), { kind: 'against', other });
      if (!notes.has(pathKey(other))) notes.set(pathKey(other), { kind: 'against', other: one });
    }
  }
  for (const { path, line } of linesOf(rule)) {
    if (isAsked(rule, path) && isIncomplete(line)) notes.set(pathKey(path), { kind: 'waits' });
  }
  return notes;
}

/** Whether neither the part at a place nor a group around it is put aside. */
function isAsked(rule: Rule, [step, ...rest]: RulePath): boolean {
  if (!isOn(rule)) return false;
  const child = step === undefined || rule.kind !== 'group' ? undefined : rule.children[step];
  return child === undefined || isAsked(child, rest);
}
