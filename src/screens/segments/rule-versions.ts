import type { HistoryEntry } from '../../project/history.ts';
import { ruleKey } from '../../model/rule-key.ts';
import type { Rule, Segment } from '../../model/rule.ts';

/** Versions shown, the newest first. */
const mostVersions = 20;

export interface RuleVersion {
  readonly rule: Rule;
  /** When it was left for the next one, in milliseconds; null for the one that holds now. */
  readonly at: number | null;
}

/** The rules that a segment had, newest first, the one that holds now included; the same rule twice in a row once. */
export function ruleVersions(past: readonly HistoryEntry[], segment: Segment): readonly RuleVersion[] {
  const versions: RuleVersion[] = [{ rule: segment.rule, at: null }];
  for (const { project, at, change } of [...past].reverse()) {
    if (change.type !== 'segment/rule-set' || change.id !== segment.id) continue;
    const before = project.segments.find((one) => one.id === segment.id);
    const last = versions.at(-1);
    if (before === undefined || last === undefined || ruleKey(before.rule) === ruleKey(last.rule)) continue;
    versions.push({ rule: before.rule, at });
    if (versions.length === mostVersions) break;
  }
  return versions;
}
