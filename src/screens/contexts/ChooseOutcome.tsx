import { countables, type Countable } from '../../analyses/contexts/countable.ts';
import { dimensionOf, leftOut, quartersQuery } from '../../analyses/contexts/left-out.ts';
import { outcomeFields, outcomesQuery, readOutcomes, type OutcomeChoice } from '../../analyses/contexts/outcomes.ts';
import classes from '../../analyses/contexts/panel/contexts.module.css';
import { countableWords, outcomeWords } from '../../analyses/contexts/panel/StakesFields.tsx';
import { dimensionLimit, type ContextsSpec } from '../../analyses/contexts/spec.ts';
import { specFor, specForOutcome } from '../../analyses/contexts/suggest.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed, useDispatch } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';
import { Button } from '../../ui/Button.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Section } from '../../ui/Section.tsx';
import { Page } from '../../ui/SidePanel.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';

/** Without contacts: what else can be counted per exposed customer, each one press away. */
export function ChooseOutcome({ scope }: { readonly scope: ProjectScope }) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const { record } = scope.scope;
  const fields = outcomeFields(record);
  const events = countables(record, null);
  const found = useComputed<readonly OutcomeChoice[]>(
    'contexts:outcomes',
    fields.length === 0 ? null : scope.key,
    async ({ signal, place }) =>
      readOutcomes(await app.services.engine.query(outcomesQuery(scope.scope, fields), { signal, place }), fields),
  );
  const said = words.contextsOutcomes;
  const speech = { words, formats, record };
  const take = (spec: ContextsSpec): void => {
    dispatch({ type: 'contexts/set', spec });
  };
  const choose = async ({ outcome }: OutcomeChoice): Promise<void> => {
    const spec = specForOutcome(record, outcome);
    const numbers = leftOut(record, spec)
      .filter(({ why }) => why === 'number')
      .map(({ field }) => field)
      .slice(0, Math.max(0, dimensionLimit - spec.dimensions.length));
    if (numbers.length === 0) {
      take(spec);
      return;
    }
    const rows = await app.services.engine.query(quartersQuery(scope.scope, numbers), { place: 'contexts:bands' });
    const banded = numbers.flatMap((field, index) => dimensionOf(field, rows, index) ?? []);
    take({ ...spec, dimensions: [...spec.dimensions, ...banded] });
  };
  return (
    <Page>
      <Headline subtitle={said.why}>{said.title}</Headline>
      <PlaceProblem state={found.state} onRetry={found.retry} />
      {(found.value ?? []).length === 0 ? null : (
        <Section title={said.fields}>
          <ul className={classes.outcomes}>
            {(found.value ?? []).map((one) => (
              <li key={JSON.stringify(one.outcome)}>
                <Button
                  onClick={() => {
                    void choose(one);
                  }}
                >
                  {said.choice({
                    what: outcomeWords(one.outcome, speech),
                    customers: one.customers,
                    share: one.customers / one.of,
                  })}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {events.length === 0 ? null : (
        <Section title={said.events}>
          <ul className={classes.outcomes}>
            {events.flatMap((one) =>
              one.kind === 'field'
                ? []
                : [
                    <li key={one.events.id}>
                      <Button
                        onClick={() => {
                          take(specOfEvents(one, scope));
                        }}
                      >
                        {said.rows({ what: countableWords(one, speech), rows: one.events.rows })}
                      </Button>
                    </li>,
                  ],
            )}
          </ul>
        </Section>
      )}
      <Button
        onClick={() => {
          app.session.setState({ screen: 'sources' });
        }}
      >
        {words.shell.screens.sources}
      </Button>
    </Page>
  );
}

function specOfEvents(one: Exclude<Countable, { kind: 'field' }>, { scope }: ProjectScope): ContextsSpec {
  const spec = specFor(scope.record, one.events);
  return one.kind === 'low-scores' ? { ...spec, filter: one.filter } : spec;
}
