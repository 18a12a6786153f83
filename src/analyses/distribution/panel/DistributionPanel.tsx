import { useState, type ReactNode } from 'react';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import type { Progress } from '../../../ui/progress.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { KeptMeasure } from '../../../model/measure.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import { dimensionWords, levelWords, measureTitle, type Speech } from '../../measure-words.ts';
import type { DistributionResult, DrawnDistribution } from '../compute.ts';
import type { Interval } from '../bars.ts';
import { brushRule, type Brushed } from '../brush.ts';
import type { ClumpSides } from '../clumps-query.ts';
import type { ComparisonResult } from '../compare.ts';
import { evidenceOf } from '../evidence.ts';
import type { Separation } from '../separation.ts';
import { selectionOf, typedSelection, type BarRange } from '../selection.ts';
import { perOf, type DistributionSpec } from '../spec.ts';
import { valueWriter } from '../written-values.ts';
import { AverageCard } from './AverageCard.tsx';
import { ComparisonPanel } from './ComparisonPanel.tsx';
import { DistributionFigure } from './DistributionFigure.tsx';
import classes from './DistributionPanel.module.css';
import { DistributionSettings } from './DistributionSettings.tsx';
import { refusalWords } from './refusal-words.ts';
import { KeptMeasures } from './KeptMeasures.tsx';
import { Landmarks } from './Landmarks.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SeparationList } from './SeparationList.tsx';
import { SplitPanels } from './SplitPanels.tsx';
import type { MixShown } from './MixTable.tsx';
import type { Shape } from './ShapeFigures.tsx';
import type { Telling } from './telling.ts';
import { useDragged } from './use-dragged.tsx';

export interface DistributionPanelProps {
  readonly record: CustomerRecord;
  readonly spec: DistributionSpec;
  /** The result; the one before while a newer one is computed. Null when there has never been one. */
  readonly result: DistributionResult | null;
  /** The work that is under way; null when there is none. */
  readonly progress: Progress | null;
  /** The population, so that a segment of a selection stays inside it. */
  readonly population: Rule | null;
  readonly populationWords: string | null;
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
  readonly onSpecChange: (spec: DistributionSpec) => void;
  readonly onMakeSegment: (rule: Rule) => void;
  readonly onShowCustomers: (rule: Rule) => void;
  /** Looks behind the average of the customers of a rule. */
  readonly onPopulation: (rule: Rule) => void;
  /** An interval that was typed; null when none is. */
  readonly typed: TypedInterval | null;
  readonly onType: (interval: Interval | null) => void;
  readonly extras: DistributionExtras;
  readonly kept: readonly KeptMeasure[];
  readonly onKeep: (kept: Omit<KeptMeasure, 'id'>, id: string | null) => void;
  readonly onForget: (id: string) => void;
  readonly onSegments: (segments: readonly { readonly name: string; readonly rule: Rule }[]) => void;
  /** Instead of the picture: a problem and its way out. */
  readonly problem?: ReactNode;
  /** At the end of the tabs: "under the hood". */
  readonly end?: ReactNode;
}

/** What is asked beside the picture, each in a place of its own; undefined while it is not there. */
export interface DistributionExtras {
  /** Null: one clump. */
  readonly clumps: ClumpSides | null | undefined;
  readonly shape: Shape | null;
  /** In the place of a view that has no numbers. */
  readonly shapeInstead?: ReactNode;
  /** Null: one of the sides is empty. */
  readonly comparison: ComparisonResult | null | undefined;
  readonly comparisonProgress: Progress | null;
  readonly comparisonProblem?: ReactNode;
  readonly mix: MixShown;
  readonly separations: readonly Separation[] | undefined;
}

export interface TypedInterval {
  readonly interval: Interval;
  /** null while the engine counts. */
  readonly brushed: Brushed | null;
  /** Why it could not be counted, and a way out. */
  readonly problem?: ReactNode;
}

/** "Behind the average": the picture and its selection; beside it what the average hides and what is shown. */
export function DistributionPanel(props: DistributionPanelProps) {
  const { record, spec, result, progress, currency, problem, populationWords, onSpecChange, extras } = props;
  const words = useWords();
  const formats = useFormats();
  const speech: Speech = { words, formats, record, kept: props.kept };
  const shown = result?.spec.measure ?? spec.measure;
  const writer = valueWriter({ measure: shown, record, currency, words, formats, kept: props.kept });
  const telling: Telling = { words, formats, writer, measure: measureTitle(shown, speech) };
  const drawn = result?.kind === 'drawn' ? result : null;
  return (
    <SidePanel
      sideLabel={words.average.settings.title}
      side={
        <>
          {drawn === null ? null : (
            <AverageCard
              result={drawn}
              telling={telling}
              speech={speech}
              evidence={evidenceOf(drawn, extras.clumps, extras.comparison ?? null)}
              onCut={cutter(drawn, telling, props)}
            />
          )}
          <DistributionSettings
            spec={spec}
            speech={speech}
            population={populationWords}
            groups={drawn?.split?.groups ?? []}
            onSpecChange={onSpecChange}
          />
          <KeptMeasures
            measure={spec.measure}
            kept={props.kept}
            speech={speech}
            onUse={(measure) => {
              onSpecChange({ measure, split: null, view: spec.view });
            }}
            onKeep={props.onKeep}
            onForget={props.onForget}
          />
          {extras.separations === undefined || drawn === null ? null : (
            <SeparationList
              separations={extras.separations}
              split={spec.split}
              speech={speech}
              onSplit={(split) => {
                onSpecChange({ ...spec, split });
              }}
            />
          )}
          {drawn === null ? null : <Landmarks result={drawn} telling={telling} />}
        </>
      }
    >
      {problem ?? (
        <Dimmed progress={progress} height={420}>
          {result === null ? null : result.kind === 'drawn' ? (
            <Drawn {...props} result={result} telling={telling} speech={speech} />
          ) : (
            <>
              <Headline>{telling.measure}</Headline>
              <Notice tone="info">{refusalWords(result, words, writer)}</Notice>
            </>
          )}
        </Dimmed>
      )}
    </SidePanel>
  );
}

/** Both sides of a cut as segments: a measure between two values, so that a person can move the cut. */
function cutter(
  result: DrawnDistribution,
  { measure: name, words, writer }: Telling,
  { population, onSegments }: DistributionPanelProps,
): ((cut: number) => void) | null {
  const { measure } = result.spec;
  const rule = (interval: Interval): Rule | null => brushRule(measure, interval, population);
  const sides = (cut: number): readonly Interval[] => [
    { from: 0, to: cut, toIncluded: false, zeros: false },
    { from: cut, to: null, toIncluded: false, zeros: true },
  ];
  if (perOf(measure) !== 'customer' || sides(1).some((side) => rule(side) === null)) return null;
  return (cut) => {
    const names = words.compared.rules.clumps.names({ measure: name, cut: writer.value(cut) });
    const rules = sides(cut).map(rule);
    onSegments([names.low, names.high].flatMap((one, i) => (rules[i] == null ? [] : [{ name: one, rule: rules[i] }])));
  };
}

interface DrawnProps extends DistributionPanelProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly speech: Speech;
}

function Drawn({
  result,
  telling,
  speech,
  spec,
  population,
  end,
  onSpecChange,
  typed,
  onType,
  onMakeSegment,
  onShowCustomers,
  onPopulation,
  extras,
}: DrawnProps) {
  const [brushed, setBrushed] = useState<{ readonly of: DrawnDistribution; readonly range: BarRange } | null>(null);
  // A selection is of one result; on the next one it would hold other customers.
  const range = brushed?.of === result ? brushed.range : null;
  const ofBars = range === null ? null : selectionOf(result, range, population);
  const { dragged, onDrag } = useDragged(result, onType);
  const given = dragged === null ? typed : { interval: dragged, brushed: null };
  const selection = given === null ? ofBars : typedSelection(result, given.interval, given.brushed, population);
  const select = (next: BarRange | null): void => {
    setBrushed(next === null ? null : { of: result, range: next });
    onDrag(null);
    if (typed !== null) onType(null);
  };
  const by = result.spec.split;
  return (
    <div className={classes.main}>
      <DistributionFigure
        result={result}
        telling={telling}
        view={spec.view}
        onView={(view) => {
          onSpecChange({ ...spec, view });
        }}
        selection={selection}
        onRange={select}
        onInterval={onDrag}
        shape={extras.shape}
        instead={extras.shapeInstead}
        end={end}
      >
        <SelectionBar
          result={result}
          telling={telling}
          selection={selection}
          problem={dragged === null ? typed?.problem : undefined}
          onClear={() => {
            select(null);
          }}
          onType={(interval) => {
            setBrushed(null);
            onType(interval);
          }}
          onMakeSegment={onMakeSegment}
          onShowCustomers={onShowCustomers}
          onPopulation={onPopulation}
        />
      </DistributionFigure>
      {by === null || result.split === null ? null : (
        <SplitPanels
          result={result}
          split={result.split}
          telling={telling}
          by={dimensionWords(by, speech)}
          level={(value) => levelWords(by, { kind: 'value', value }, speech)}
          population={population}
          onMakeSegment={onMakeSegment}
          onShowCustomers={onShowCustomers}
        />
      )}
      {spec.compare === undefined ? null : (
        <Compared extras={extras} telling={telling} speech={speech} split={spec.split} />
      )}
    </div>
  );
}

function Compared({
  extras: { comparison, comparisonProgress, comparisonProblem, mix },
  telling,
  speech,
  split,
}: {
  readonly extras: DistributionExtras;
  readonly telling: Telling;
  readonly speech: Speech;
  readonly split: DistributionSpec['split'];
}) {
  if (comparisonProblem !== undefined) return comparisonProblem;
  return (
    <Dimmed progress={comparisonProgress} height={320}>
      {comparison === undefined ? null : comparison === null ? (
        <Notice tone="info">{telling.words.compared.nobody}</Notice>
      ) : (
        <ComparisonPanel result={comparison} telling={telling} speech={speech} split={split} mix={mix} />
      )}
    </Dimmed>
  );
}
