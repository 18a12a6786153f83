import type { StageRules } from '../../../model/life.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { StagesResult } from '../stages.ts';
import classes from './lifecycle.module.css';
import type { Telling } from './telling.ts';

/** Where the stages can be taken to; null where they cannot. */
export interface StageActs {
  readonly onCompare: ((rules: StageRules) => void) | null;
  readonly onContexts: ((rules: StageRules) => void) | null;
}

/** The rules of the stages as they are applied, in the order they are asked, and what they rest on. */
export function StageRulesSection({
  stages,
  telling,
  onCompare,
  onContexts,
}: StageActs & { readonly stages: StagesResult; readonly telling: Telling }) {
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
