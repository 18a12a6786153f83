import { useState, type ReactNode } from 'react';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import type { Progress } from '../../../ui/progress.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import { dimensionWords, levelWords, measureTitle, type Speech } from '../../measure-words.ts';
import type { DistributionResult, DrawnDistribution } from '../compute.ts';
import type { Interval } from '../bars.ts';
import type { Brushed } from '../brush.ts';
import { selectionOf, typedSelection, type BarRange } from '../selection.ts';
import type { DistributionSpec } from '../spec.ts';
import { valueWriter } from '../written-values.ts';
import { AverageCard } from './AverageCard.tsx';
import { DistributionFigure } from './DistributionFigure.tsx';
import classes from './DistributionPanel.module.css';
import { DistributionSettings } from './DistributionSettings.tsx';
import { refusalWords } from './refusal-words.ts';
import { Landmarks } from './Landmarks.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SplitPanels } from './SplitPanels.tsx';
import type { Telling } from './telling.ts';

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
  /** An interval that was typed; null when none is. */
  readonly typed: TypedInterval | null;
  readonly onType: (interval: Interval | null) => void;
  /** Instead of the picture: a problem and its way out. */
  readonly problem?: ReactNode;
  /** At the end of the tabs: "under the hood". */
  readonly end?: ReactNode;
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
  const { record, spec, result, progress, currency, problem, populationWords, onSpecChange } = props;
  const words = useWords();
  const formats = useFormats();
  const speech: Speech = { words, formats, record };
  const shown = result?.spec.measure ?? spec.measure;
  const writer = valueWriter({ measure: shown, record, currency, words, formats });
  const telling: Telling = { words, formats, writer, measure: measureTitle(shown, speech) };
  const drawn = result?.kind === 'drawn' ? result : null;
  return (
    <SidePanel
      sideLabel={words.average.settings.title}
      side={
        <>
          {drawn === null ? null : <AverageCard result={drawn} telling={telling} />}
          <DistributionSettings spec={spec} speech={speech} population={populationWords} onSpecChange={onSpecChange} />
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
}: DrawnProps) {
  const [brushed, setBrushed] = useState<{ readonly of: DrawnDistribution; readonly range: BarRange } | null>(null);
  // A selection is of one result; on the next one it would hold other customers.
  const range = brushed?.of === result ? brushed.range : null;
  const ofBars = range === null ? null : selectionOf(result, range, population);
  const selection = typed === null ? ofBars : typedSelection(result, typed.interval, typed.brushed, population);
  const select = (next: BarRange | null): void => {
    setBrushed(next === null ? null : { of: result, range: next });
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
        end={end}
      >
        {spec.view === 'histogram' ? (
          <SelectionBar
            result={result}
            telling={telling}
            selection={selection}
            problem={typed?.problem}
            onClear={() => {
              select(null);
            }}
            onType={(interval) => {
              setBrushed(null);
              onType(interval);
            }}
            onMakeSegment={onMakeSegment}
            onShowCustomers={onShowCustomers}
          />
        ) : null}
      </DistributionFigure>
      {by === null || result.split === null ? null : (
        <SplitPanels
          result={result}
          split={result.split}
          telling={telling}
          by={dimensionWords(by, speech)}
          level={(value) => levelWords(by, { kind: 'value', value }, speech)}
        />
      )}
    </div>
  );
}
