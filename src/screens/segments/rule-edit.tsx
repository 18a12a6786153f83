import { createContext, useContext } from 'react';
import type { CustomerRecord } from '../../model/record.ts';
import type { RuleCounts } from '../../model/rule-lines.ts';
import { pathKey, type RulePath } from '../../model/rule-path.ts';
import type { RuleGroup, SegmentId } from '../../model/rule.ts';
import type { LineNote } from './line-notes.ts';

/** The rule that is being written, for each of its parts. */
export interface RuleEdit {
  readonly rule: RuleGroup;
  readonly record: CustomerRecord;
  /** The segment being written: it cannot refer to itself. */
  readonly inside: SegmentId;
  /** Null while they are counted. */
  readonly counts: RuleCounts | null;
  /** What is odd about single lines, by `pathKey`. */
  readonly notes: ReadonlyMap<string, LineNote>;
  readonly change: (rule: RuleGroup) => void;
  /** After a part moved by the keyboard: the focus follows it, and its place is said. */
  readonly follow: (path: RulePath) => void;
}

export const RuleEditContext = createContext<RuleEdit | null>(null);

export function useRuleEdit(): RuleEdit {
  const edit = useContext(RuleEditContext);
  if (edit === null) throw new Error('No rule is being written here');
  return edit;
}

/** A place as people count: `2`, `2.1`. */
export const placeWords = (path: RulePath): string => path.map((step) => step + 1).join('.');

/** The handle of the part at a place, wherever it is drawn. */
export const handleId = (path: RulePath): string => `rule-handle-${pathKey(path)}`;
