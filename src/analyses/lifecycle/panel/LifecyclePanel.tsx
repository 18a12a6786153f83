import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import type { Progress } from '../../../ui/progress.ts';
import type { KeptMeasure, Measure } from '../../../model/measure.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import { eventsWords } from '../../measure-words.ts';
import { refusalOf, sizeOf } from '../refusal.ts';
import type { LifecycleResult } from '../run.ts';
import { lifecycleViews, type LifecycleSpec } from '../spec.ts';
import { measureOfFan } from '../suggest.ts';
import { CohortsFigure } from './CohortsFigure.tsx';
import { FanFigure } from './FanFigure.tsx';
import classes from './lifecycle.module.css';
import { LifecycleSettings } from './LifecycleSettings.tsx';
import { refusalWords } from './refusal-words.ts';
import { RepeatFigure } from './RepeatFigure.tsx';
import { StageRulesSection, type StageActs, type StageCheck } from './StageRulesSection.tsx';
import { StagesFigure } from './StagesFigure.tsx';
import { SurvivalFigure } from './SurvivalFigure.tsx';
import type { FigureProps } from './FigureProps.tsx';
import type { Pick, Telling } from './telling.ts';

export interface LifecyclePanelProps {
  readonly record: CustomerRecord;
  readonly spec: LifecycleSpec;
  readonly asOf: string;
  /** The result; the one before while a newer one is computed. Null when there has never been one. */
  readonly result: LifecycleResult | null;
  readonly progress: Progress | null;
  readonly populationWords: string | null;
  readonly currency: string | null;
  /** Measures that a person named. */
  readonly kept: readonly KeptMeasure[];
  readonly onSpecChange: (spec: LifecycleSpec) => void;
  readonly onPick: (pick: Pick) => void;
  /** What the stages can be used for elsewhere. */
  readonly stageActs: StageActs;
  readonly stageCheck: StageCheck;
  /** Instead of the picture: a problem and its way out. */
  readonly problem?: ReactNode;
  /** Under the picture: what was chosen in it. */
  readonly picked: ReactNode;
  /** From a mean to what it hides. */
  readonly behindMeanOf: (measure: Measure) => ReactNode;
  readonly end?: ReactNode;
}

/** Fewer customers than this make no rule. A proposal of ours. */
const fewest = 30;

/** How customers change over time. Knows no store: everything comes in and goes out by its props. */
export function LifecyclePanel(props: LifecyclePanelProps) {
  const { record, spec, result, progress, problem } = props;
  const words = useWords();
  const formats = useFormats();
  const telling: Telling = {
    words,
    formats,
    record,
    currency: props.currency,
    kept: props.kept,
    events: eventsWords(spec.life.events, { words, formats, record }),
    asOf: result?.asOf ?? props.asOf,
  };
  return (
    <SidePanel
      sideLabel={words.lifecycle.settings.title}
      side={
        <>
          {result?.kind === 'stages' && spec.view === 'stages' ? (
            <StageRulesSection stages={result.stages} telling={telling} check={props.stageCheck} {...props.stageActs} />
          ) : null}
          <LifecycleSettings
            spec={spec}
            result={result}
            telling={telling}
            population={props.populationWords}
            onSpecChange={props.onSpecChange}
          />
        </>
      }
    >
      {problem ?? (
        <Dimmed progress={progress} height={420}>
          {result === null ? null : <Shown {...props} result={result} telling={telling} />}
        </Dimmed>
      )}
    </SidePanel>
  );
}

function Shown({
  spec,
  result,
  telling,
  picked,
  behindMeanOf,
  end,
  onSpecChange,
  onPick,
}: LifecyclePanelProps & { readonly result: LifecycleResult; readonly telling: Telling }) {
  const { words } = telling;
  const said = words.lifecycle;
  const views = lifecycleViews.map((value) => ({ value, label: said.views[value] }));
  const onView = (view: LifecycleSpec['view']): void => {
    onSpecChange({ ...spec, view });
  };
  const refusal = refusalOf(result);
  if (refusal !== null)
    return (
      <div className={classes.refused}>
        <Headline subtitle={said.question}>{said.title}</Headline>
        <SegmentedChoice label={said.title} value={spec.view} options={views} onChange={onView} />
        <Notice tone="info">{refusalWords(refusal, result.spec, telling)}</Notice>
      </div>
    );
  const customers = sizeOf(result);
  const few = customers < fewest ? <Notice tone="warn">{said.few(customers)}</Notice> : null;
  const figure: FigureProps = {
    // How it is drawn is of now, what was computed is of the result.
    spec: { ...result.spec, cohorts: { ...result.spec.cohorts, ...drawnAs(spec) } },
    telling,
    onPick,
    frame: {
      labels: words.chart,
      level: 'headline',
      views,
      view: spec.view,
      onView,
      end:
        result.kind === 'fan' ? (
          <>
            {behindMeanOf(measureOfFan(result.spec.fan))}
            {end}
          </>
        ) : (
          end
        ),
      children: (
        <>
          {few}
          {picked}
        </>
      ),
    },
  };
  switch (result.kind) {
    case 'cohorts':
      return <CohortsFigure {...figure} table={result.cohorts} grain={result.grain} />;
    case 'fan':
      return <FanFigure {...figure} fan={result.fan} />;
    case 'stages':
      return <StagesFigure {...figure} stages={result.stages} />;
    case 'survival':
      return <SurvivalFigure {...figure} survival={result.survival} />;
    case 'repeat':
      return <RepeatFigure {...figure} repeat={result.repeat} />;
  }
}

const drawnAs = ({ cohorts }: LifecycleSpec) => ({ counts: cohorts.counts, picture: cohorts.picture });
