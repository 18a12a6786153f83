import { measureTitle } from '../../../analyses/measure-words.ts';
import type { Proposals } from '../../../analyses/segmentation/holds/proposals.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import type { Measure } from '../../../model/measure.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { merged, split } from '../../../model/segmentation-edits.ts';
import { useApp } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { StateLine } from '../../../ui/StateMark.tsx';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { namedPlan, writtenAs } from './part-words.ts';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';

export interface ProposalListProps {
  readonly segmentation: Segmentation;
  readonly measures: readonly Measure[];
  readonly proposals: Proposals;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly onPlan: SegmentationTabProps['onPlan'];
}

/** What would make the segments fewer or clearer, each with what it costs and the act that does it. */
export function ProposalList({ segmentation, measures, proposals, names, sizes, onPlan }: ProposalListProps) {
  const app = useApp();
  const words = useWords();
  const speech = useRuleSpeech();
  if (speech === null) return null;
  const said = words.segmentReading.holds;
  const { merges, splits, small, tooMany } = proposals;
  const plan = namedPlan(segmentation.plan, speech);
  const none = merges.length + splits.length + small.length === 0 && !tooMany;
  const name = (place: number): string => names[place] ?? '';
  return (
    <>
      <Section title={said.proposals}>
        {none ? <p className={classes.quiet}>{said.nothing}</p> : null}
        {tooMany ? <StateLine state="warn" title={said.tooMany(segmentation.plan.parts.length)} /> : null}
        {small.map((place) => (
          <StateLine
            key={`small ${String(place)}`}
            state="warn"
            title={said.small({ part: name(place), n: sizes[place] ?? 0 })}
          />
        ))}
        {merges.map(({ first, second, loss }) => (
          <StateLine
            key={`${String(first)} ${String(second)}`}
            state="neutral"
            title={said.merge({ a: name(first), b: name(second), loss })}
            value={
              onPlan === null ? undefined : (
                <Button
                  size="small"
                  onClick={() => {
                    onPlan(merged(plan, first, second, said.mergedName({ a: name(first), b: name(second) })), 'merged');
                  }}
                >
                  {said.mergeAct}
                </Button>
              )
            }
          />
        ))}
        {splits.map(({ part, measure, cut, why, lowShare }) => {
          const of = measures[measure];
          if (of === undefined) return null;
          const at = writtenAs(of, speech)(cut);
          const title = measureTitle(of, speech);
          return (
            <StateLine
              key={`split ${String(part)}`}
              state="neutral"
              title={
                why === 'zeros'
                  ? said.splitZero({ part: name(part), measure: title, low: lowShare })
                  : said.split({ part: name(part), measure: title, cut: at, low: lowShare })
              }
              value={
                onPlan === null ? undefined : (
                  <Button
                    size="small"
                    onClick={() => {
                      const below = { id: app.services.newId(), name: said.below({ part: name(part), cut: at }) };
                      const from = { id: app.services.newId(), name: said.from({ part: name(part), cut: at }) };
                      onPlan(split(plan, part, { measure: of, cut }, { below, from }), 'split');
                    }}
                  >
                    {said.splitAct}
                  </Button>
                )
              }
            />
          );
        })}
      </Section>
      <Curve curve={proposals.curve} />
    </>
  );
}

/** How much of the explanation fewer segments would keep, on customers that did not choose them. */
function Curve({ curve }: Pick<Proposals, 'curve'>) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.holds;
  const last = curve.at(-1);
  if (curve.length < 4 || last === undefined || last.explained <= 0) return null;
  const few = curve.find((point) => point.segments > 1 && point.explained >= 0.9 * last.explained) ?? last;
  return (
    <Section
      title={said.curve}
      note={said.curveSay({
        few: few.segments,
        share: few.explained / last.explained,
        all: last.segments,
      })}
    >
      <SimpleTable
        caption={said.curveTable}
        dense
        rows={curve.filter((point) => point.segments > 1)}
        rowKey={(point) => point.segments}
        columns={[
          {
            id: 'segments',
            label: said.segments,
            heading: true,
            cell: (point) => formats.integer(point.segments),
            width: 90,
          },
          {
            id: 'explained',
            label: said.explained,
            cell: (point) => (
              <span className={classes.bar}>
                <span
                  className={classes.barFill}
                  style={{
                    width: `${String(Math.max(0, 60 * (point.explained / last.explained)))}%`,
                    background: 'var(--everybody)',
                  }}
                />
                <NumberText exact={formats.percentExact(point.explained)}>
                  {formats.percent(point.explained)}
                </NumberText>
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
