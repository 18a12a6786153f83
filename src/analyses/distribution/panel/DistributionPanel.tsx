import { useState, type ReactNode } from 'react';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import type { Progress } from '../../../ui/progress.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import { dimensionWords, levelWords, measureWords, type Speech } from '../../measure-words.ts';
import type { DistributionResult, DrawnDistribution } from '../compute.ts';
import { capitalised } from '../headline-words.ts';
import { selectionOf, type BarRange, type SelectionNumbers } from '../selection.ts';
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
  /** What is brushed, at each change; null when nothing is. */
  readonly onBrush?: ((rule: Rule | null, numbers: SelectionNumbers | null) => void) | undefined;
  /** Instead of the picture: a problem and its way out. */
  readonly problem?: ReactNode;
  /** At the end of the tabs: "under the hood". */
  readonly end?: ReactNode;
}

/** "Behind the average": the picture and its selection; beside it what the average hides and what is shown. */
export function DistributionPanel(props: DistributionPanelProps) {
  const { record, spec, result, progress, currency, problem, populationWords, onSpecChange } = props;
  const words = useWords();
  const formats = useFormats();
  const speech: Speech = { words, formats, record };
  const shown = result?.spec.measure ?? spec.measure;
  const writer = valueWriter({ measure: shown, record, currency, words, formats });
  const telling: Telling = { words, formats, writer, measure: capitalised(measureWords(shown, speech)) };
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
  onBrush,
  onMakeSegment,
  onShowCustomers,
}: DrawnProps) {
  const [brushed, setBrushed] = useState<{ readonly of: DrawnDistribution; readonly range: BarRange } | null>(null);
  // A selection is of one result; on the next one it would hold other customers.
  const range = brushed?.of === result ? brushed.range : null;
  const selection = range === null ? null : selectionOf(result, range, population);
  const select = (next: BarRange | null): void => {
    setBrushed(next === null ? null : { of: result, range: next });
    const made = next === null ? null : selectionOf(result, next, population);
    onBrush?.(made?.rule ?? null, made?.numbers ?? null);
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
        range={range}
        onRange={select}
        end={end}
      >
        {spec.view === 'histogram' ? (
          <SelectionBar
            result={result}
            telling={telling}
            selection={selection}
            onRange={select}
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
