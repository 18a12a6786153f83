import type { StageRules } from '../../../model/life.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { HoldOut } from '../hold-out.ts';
import type { StagesResult } from '../stages.ts';
import classes from './lifecycle.module.css';
import type { Telling } from './telling.ts';

/** Where the stages can be taken to; null where they cannot. */
export interface StageActs {
  readonly onCompare: ((rules: StageRules) => void) | null;
  readonly onContexts: ((rules: StageRules) => void) | null;
}

/** How well the rhythm tells who comes back; `undefined` while it is asked for, null where too few came back to tell. */
export type StageCheck = HoldOut | null | undefined;

/** The rules of the stages as they are applied, in the order they are asked, and what they rest on. */
export function StageRulesSection({
  stages,
  telling,
  check,
  onCompare,
  onContexts,
}: StageActs & { readonly stages: StagesResult; readonly telling: Telling; readonly check: StageCheck }) {
  const said = telling.words.lifecycle.stages.rules;
  const acts = telling.words.lifecycle.stages.acts;
  const { rules, withinAtRisk, withinLapsed, silences } = stages;
  const limit = (value: number): string => (rules.basis === 'days' ? said.days(value) : said.rhythms(value));
  return (
    <Section title={said.title}>
      <ol className={classes.rules}>
        <li>{said.none}</li>
        <li>{said.lapsed(limit(rules.lapsed))}</li>
        <li>{said.atRisk(limit(rules.atRisk))}</li>
        <li>{said.back(limit(rules.lapsed))}</li>
        <li>{said.new(rules.newDays)}</li>
        <li>{said.active}</li>
      </ol>
      <p className={classes.note}>{said.within({ atRisk: withinAtRisk, lapsed: withinLapsed, ever: silences.ever })}</p>
      {rules.basis === 'rhythm' ? <p className={classes.note}>{said.rhythm(rules.typicalGap)}</p> : null}
      {rules.basis === 'rhythm' && check !== undefined ? (
        <p className={classes.note}>{checkWords(check, telling)}</p>
      ) : null}
      <div className={classes.acts}>
        {onCompare === null ? null : (
          <Button
            size="small"
            onClick={() => {
              onCompare(rules);
            }}
          >
            {acts.compare}
          </Button>
        )}
        {onContexts === null ? null : (
          <Button
            size="small"
            onClick={() => {
              onContexts(rules);
            }}
          >
            {acts.contexts}
          </Button>
        )}
      </div>
    </Section>
  );
}

function checkWords(check: HoldOut | null, { words, formats }: Telling): string {
  const said = words.lifecycle.stages.rules.check;
  if (check === null) return said.none;
  const { cut, end, customers, returned, byDays, byRhythm } = check;
  return said.found({ cut: formats.date(cut), end: formats.date(end), customers, returned, byDays, byRhythm });
}
