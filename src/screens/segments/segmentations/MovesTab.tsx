import { useState } from 'react';
import { valueMeasure } from '../../../analyses/segmentation/described.ts';
import { causes, worthTelling } from '../../../analyses/segmentation/moves/moves.ts';
import { ABSENT, type FlowStep } from '../../../analyses/segmentation/moves/paths-query.ts';
import { datesBefore, runMoves, type MovesResult, type MovesSpec } from '../../../analyses/segmentation/moves/run.ts';
import { Flow, type FlowStream } from '../../../charts/flow/Flow.tsx';
import { chartCsv } from '../../../charts/chart-table.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { PSI_CUTS } from '../../../model/statistics/population-stability.ts';
import { useApp, useComputed, useProject, useScope } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { fileStem } from '../../shown-fields.ts';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import { progressOf } from '../../progress-of.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { FlowCustomers, type OpenedFlow } from './FlowCustomers.tsx';
import { MovesMatrix } from './MovesMatrix.tsx';
import { namedPlan, partName } from './part-words.ts';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import { usePlanKey } from './use-sizes.tsx';

const sinces = ['3', '6', '12', '24'] as const;
const stepChoices = ['1', '2', '3', '4'] as const;
const byMonth = 'month';
const sameRules = '';
/** The moves from the first date to the last, not those of one step. */
const everything = 'whole';

/** How customers went from one segment to another between dates, and why. */
export function MovesTab({ segmentation, record }: SegmentationTabProps) {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const speech = useRuleSpeech();
  const scope = useScope();
  const [since, setSince] = useState<(typeof sinces)[number]>('12');
  const [wanted, setSteps] = useState<(typeof stepChoices)[number] | typeof byMonth>('1');
  const [earlierId, setEarlier] = useState(sameRules);
  const [opened, setOpened] = useState<OpenedFlow | null>(null);
  const others = useProject((project) => project.segmentations).filter((one) => one.id !== segmentation.id);
  const earlier = others.find((one) => one.id === earlierId);
  const { key } = usePlanKey(segmentation.plan);
  const divides = stepChoices.filter((value) => Number(since) % Number(value) === 0);
  // What was chosen for another stretch may not divide this one into whole months.
  const chosen = wanted === byMonth || divides.includes(wanted) ? wanted : '1';
  const steps = chosen === byMonth ? Number(since) : Number(chosen);
  const spec: MovesSpec | null =
    scope === null || speech === null
      ? null
      : {
          dates: datesBefore(scope.scope.asOf, steps, Number(since) / steps),
          plan: namedPlan(segmentation.plan, speech),
          earlier: earlier === undefined ? null : namedPlan(earlier.plan, speech),
          value: valueMeasure(record),
        };
  const computed = useComputed(
    `segmentation:moves:${segmentation.id}`,
    spec === null || key === null
      ? null
      : `${key} ${JSON.stringify([spec.dates, spec.earlier, spec.plan.parts.map((part) => part.name)])}`,
    (options) => {
      if (scope === null || spec === null) throw new Error('A key comes with a scope');
      return runMoves(app.services.engine, spec, scope.scope, options);
    },
  );
  if (speech === null || scope === null) return null;
  const said = words.segmentReading.moves;
  const result = computed.value;
  const rest = partName(segmentation.plan, segmentation.plan.parts.length, speech, segmentation.rest);
  return (
    <>
      <div className={classes.choices}>
        <SelectField
          label={said.since}
          value={since}
          options={sinces.map((value) => ({ value, label: said.sinces(Number(value)) }))}
          onChange={setSince}
        />
        <SelectField
          label={said.steps}
          value={chosen}
          options={[
            ...divides.map((value) => ({ value, label: said.stepChoice(Number(value)) })),
            { value: byMonth, label: said.byMonth(Number(since)) },
          ]}
          onChange={setSteps}
        />
        {others.length === 0 ? null : (
          <SelectField
            label={said.earlier}
            value={earlierId}
            options={[
              { value: sameRules, label: said.sameRules },
              ...others.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={setEarlier}
          />
        )}
      </div>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <Dimmed progress={progressOf(computed, words.segmentation.working)} height={420}>
        {result === null ? null : (
          <MovesRead
            result={result}
            rest={rest}
            months={Number(since)}
            onOpen={setOpened}
            onExport={(csv) => {
              app.services.saveFile(said.file(fileStem(segmentation.name)), [csv], 'text/csv;charset=utf-8');
            }}
          />
        )}
      </Dimmed>
      {opened === null || result === null ? null : (
        <FlowCustomers
          result={result}
          opened={opened}
          from={stateName(result, opened.from, rest, said.absent)}
          to={stateName(result, opened.to, rest, said.absent)}
          scope={scope}
          onClose={() => {
            setOpened(null);
          }}
          formats={formats}
        />
      )}
    </>
  );
}

function stateName(result: MovesResult, state: number, rest: string, absent: string): string {
  return state === ABSENT ? absent : (result.states[state]?.name ?? rest);
}

interface MovesReadProps {
  readonly result: MovesResult;
  readonly rest: string;
  readonly months: number;
  readonly onOpen: (flow: OpenedFlow) => void;
  readonly onExport: (csv: string) => void;
}

function MovesRead({ result, rest, months, onOpen, onExport }: MovesReadProps) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.moves;
  const { spec, steps } = result;
  const [chosen, setChosen] = useState(everything);
  const step = steps.length > 1 ? steps[Number(chosen)] : undefined;
  const whole = step ?? result.whole;
  const looks: readonly [number, number] =
    step === undefined ? [0, spec.dates.length - 1] : [Number(chosen), Number(chosen) + 1];
  const name = (state: number): string => stateName(result, state, rest, said.absent);
  const { byNumber: first } = worthTelling(whole, result.states.length - 1);
  const [from = '', to = ''] = looks.map((look) => spec.dates[look]);
  const names = [...result.states.map((_, state) => name(state)), said.absent];
  const place = (state: number): number => (state === ABSENT ? result.states.length : state);
  const streams = result.steps.flatMap((step, column) =>
    step.flows.map((flow): FlowStream & FlowStep => ({
      column,
      from: place(flow.from),
      to: place(flow.to),
      n: flow.n,
      label: said.cell({ from: name(flow.from), to: name(flow.to), n: flow.n }),
    })),
  );
  const state = (at: number): number => (at === result.states.length ? ABSENT : at);
  const { stability } = whole;
  const verdict =
    stability === null
      ? null
      : stability.psi < PSI_CUTS.watch
        ? 'stable'
        : stability.psi < PSI_CUTS.shifted
          ? 'watch'
          : 'shifted';
  const sentence =
    first === null ? said.titleNobody : said.title({ n: first.n, from: name(first.from), to: name(first.to) });
  return (
    <>
      <Section
        title={sentence}
        note={said
          .subtitle({ first: formats.date(from), last: formats.date(to), changed: whole.changed })
          .replaceAll('**', '')}
      >
        <Flow
          columns={spec.dates.map(formats.date)}
          states={names}
          parts={result.spec.plan.parts.length}
          streams={streams}
          label={sentence}
          onStream={({ from: one, to: other, column, n }) => {
            onOpen({ from: state(one), to: state(other), looks: [column, column + 1], n });
          }}
        />
      </Section>
      <Section
        title={said.matrix}
        note={said.matrixNote}
        end={
          <Button
            size="small"
            onClick={() => {
              onExport(
                chartCsv(
                  {
                    caption: said.matrix,
                    rows: whole.flows,
                    columns: [
                      { label: said.from, value: (flow) => name(flow.from) },
                      { label: '→', value: (flow) => name(flow.to) },
                      { label: words.segmentation.table.customers, value: (flow) => flow.n },
                    ],
                  },
                  formats.language === 'fr',
                ),
              );
            }}
          >
            {said.export}
          </Button>
        }
      >
        {steps.length < 2 ? null : (
          <div className={classes.choices}>
            <SelectField
              label={said.among}
              value={step === undefined ? everything : chosen}
              options={[
                { value: everything, label: said.whole },
                ...steps.map((_, place) => ({
                  value: String(place),
                  label: said.stepOf({
                    from: formats.date(spec.dates[place] ?? ''),
                    to: formats.date(spec.dates[place + 1] ?? ''),
                  }),
                })),
              ]}
              onChange={setChosen}
            />
          </div>
        )}
        <MovesMatrix
          moves={whole}
          names={names}
          months={step === undefined ? months : months / steps.length}
          onOpen={(flow) => {
            const n = whole.flows.find((one) => one.from === flow.from && one.to === flow.to)?.n ?? 0;
            onOpen({ ...flow, looks, n });
          }}
        />
      </Section>
      <Section title={said.causes}>
        {step === undefined ? (
          <ul className={classes.causes}>
            {causes
              .filter(
                (cause) =>
                  result.causes[cause] > 0 ||
                  (cause === 'behaviour' && causes.every((one) => result.causes[one] === 0)),
              )
              .map((cause) => (
                <li key={cause}>{said.cause[cause](result.causes[cause])}</li>
              ))}
          </ul>
        ) : (
          <p className={classes.quiet}>{said.causesOfWhole}</p>
        )}
        {stability === null || verdict === null ? null : (
          <p className={classes.quiet}>
            {said.stability[verdict]({
              psi: formats.decimal(stability.psi, 2),
              probability: stability.p === null ? '—' : formats.probability(stability.p),
            })}
          </p>
        )}
      </Section>
    </>
  );
}
