import { useState } from 'react';
import { boxesOnGrid, classicBoxes, classicNames, paintedBoxes } from '../../../analyses/segmentation/classic-names.ts';
import { rfmKeys, scoreCounts } from '../../../analyses/segmentation/ready/rfm.ts';
import { PaintedGrid } from '../../../charts/painted-grid/PaintedGrid.tsx';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { scoresOf, type Plan, type Segmentation } from '../../../model/segmentation.ts';
import { painted, withAxisCuts } from '../../../model/segmentation-edits.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip, ChipRow } from '../../../ui/Chip.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StateLine } from '../../../ui/StateMark.tsx';
import { partColour } from '../../../charts/part-colours.ts';
import { progressOf } from '../../progress-of.ts';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import { useMoneySign } from './use-money-sign.tsx';
import { useCells } from './use-sizes.tsx';

interface GridEditorProps {
  readonly segmentation: Segmentation;
  readonly plan: Extract<Plan, { kind: 'grid' }>;
  readonly onPlan: NonNullable<SegmentationTabProps['onPlan']>;
}

const axes = [0, 1, 2] as const;
const nothing: readonly number[] = [];

/** The painted grid, its brushes, where each score begins, and what the ten classic names would leave out. */
export function GridEditor({ segmentation, plan, onPlan }: GridEditorProps) {
  const words = useWords();
  const formats = useFormats();
  const money = useMoneySign(plan.axes[2].measure);
  const [brush, setBrush] = useState(0);
  const [classic, setClassic] = useState(false);
  const counted = useCells(segmentation);
  const said = words.segmentation.grid;
  const counts = counted.value?.cells ?? nothing;
  const chosen = Math.min(brush, plan.parts.length - 1);
  return (
    <>
      <Section title={said.title} note={said.note}>
        <div className={classes.brushes}>
          <ChipRow label={said.brush}>
            {plan.parts.map((part, place) => (
              <Chip
                key={part.id}
                selected={place === chosen}
                onClick={() => {
                  setBrush(place);
                }}
              >
                <span
                  className={classes.swatch}
                  style={{ background: partColour(place, plan.parts.length) }}
                  aria-hidden
                />{' '}
                {part.name}
              </Chip>
            ))}
          </ChipRow>
        </div>
        <Dimmed progress={progressOf(counted, words.segmentation.working)} height={220}>
          <PaintedGrid
            cells={plan.cells}
            counts={counts}
            parts={plan.parts.length}
            brush={chosen}
            onPaint={(cells) => {
              onPlan(painted(plan, cells, chosen), 'painted');
            }}
            labels={{
              panel: said.panel,
              cell: (r, f, m, part, n) => said.cell({ r, f, m, part: plan.parts[part]?.name ?? '', n }),
              count: formats.compact,
              recency: said.recency,
              frequency: said.frequency,
            }}
          />
        </Dimmed>
        {counted.value === null ? null : (
          <div className={classes.checks}>
            <StateLine
              state="good"
              title={words.segmentation.checks.whole({ painted: counts.filter((n) => n === 0).length })}
            />
          </div>
        )}
        {classic ? (
          <ClassicReport
            counts={counts}
            onPaint={() => {
              const parts = [
                ...classicNames.map((name) => ({ id: name, name: words.segmentation.classic[name] })),
                { id: 'no-name', name: words.segmentation.parts.noName },
              ];
              onPlan({ ...plan, parts, cells: paintedBoxes(classicBoxes) }, 'painted');
              setClassic(false);
            }}
            onCancel={() => {
              setClassic(false);
            }}
          />
        ) : (
          <Button
            onClick={() => {
              setClassic(true);
            }}
          >
            {said.classic}
          </Button>
        )}
      </Section>
      <Section title={said.cuts} note={said.cutsNote}>
        {axes.map((axis) => {
          const key = rfmKeys[axis];
          return (
            <div key={key} className={classes.axis}>
              <span className={classes.axisName}>
                {key === 'monetary' && money !== null
                  ? said.axisIn({ axis: said.axis[key], unit: money })
                  : said.axis[key]}
              </span>
              <div className={classes.cuts}>
                {plan.axes[axis].cuts.map((cut, index) => (
                  <NumberField
                    key={index}
                    label={said.cut({ axis: said.axis[key], score: index + 1 })}
                    labelHidden
                    value={cut}
                    onChange={(next) => {
                      const cuts = plan.axes[axis].cuts.map((one, place) => (place === index ? (next ?? one) : one));
                      onPlan(withAxisCuts(plan, axis, cuts), 'cut');
                    }}
                  />
                ))}
              </div>
              {counted.value === null ? null : (
                <span className={classes.axisCounts}>
                  {said.scores(scoreCounts(counted.value, axis).map(formats.integer).join(' · '))}
                </span>
              )}
            </div>
          );
        })}
      </Section>
    </>
  );
}

function ClassicReport({
  counts,
  onPaint,
  onCancel,
}: {
  readonly counts: readonly number[];
  readonly onPaint: () => void;
  readonly onCancel: () => void;
}) {
  const { segmentation: words } = useWords();
  const said = words.grid;
  const { orphans, disputed } = boxesOnGrid(classicBoxes);
  const within = (cells: readonly number[]): number => cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0);
  // The one that hurts most: recent and frequent.
  const worst = orphans.toSorted((a, b) => b - a)[0] ?? 0;
  const [r, f, m] = scoresOf(worst);
  return (
    <Notice
      tone="warn"
      remedy={said.classicRemedy(said.classicCell({ r, f, m }))}
      action={
        <span className={classes.rowActs}>
          <Button kind="plain" onClick={onCancel}>
            {said.cancel}
          </Button>
          <Button onClick={onPaint}>{said.paint}</Button>
        </span>
      }
    >
      {said.classicReport({
        orphans: orphans.length,
        disputed: disputed.length,
        lost: within(orphans),
        twice: within(disputed),
      })}
    </Notice>
  );
}
