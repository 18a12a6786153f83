import { useState } from 'react';
import { exactlyRule, mostSets, overlapQuery, readOverlap } from '../../analyses/segmentation/overlap/overlap-query.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Segment, SegmentId } from '../../model/rule.ts';
import { intersections, isIn, type Intersection } from '../../model/statistics/exclusive-sets.ts';
import { useApp, useComputed, useProject, useScope } from '../../store/app-context.tsx';
import { Dimmed } from '../../ui/Dimmed.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MultiSelectField } from '../../ui/MultiSelectField.tsx';
import { NumberText } from '../../ui/NumberText.tsx';
import { Section } from '../../ui/Section.tsx';
import { SimpleTable, type TableColumn } from '../../ui/SimpleTable.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import { progressOf } from '../progress-of.ts';
import type { SegmentTabProps } from './segment-tab.ts';
import classes from './segmentations/segmentations.module.css';

const none: readonly SegmentId[] = [];

/** Which customers are in several segments at once, exactly, and whether more than chance would have it; each line opens to its customers. */
export function OverlapTab({ segment }: SegmentTabProps) {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const scope = useScope();
  const segments = useProject((project) => project.segments);
  const [others, setOthers] = useState<readonly SegmentId[] | null>(null);
  const chosen: readonly SegmentId[] = [
    segment.id,
    ...(others ?? segments.map((one) => one.id)).filter((id) => id !== segment.id),
  ].slice(0, mostSets);
  const sets = chosen.flatMap((id): readonly Segment[] => segments.filter((one) => one.id === id));
  const key =
    scope === null || sets.length < 2
      ? null
      : JSON.stringify([scope.key, chosen, segments.map((one) => [one.id, one.rule])]);
  const computed = useComputed(`segments:overlap:${segment.id}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    return readOverlap(await app.services.engine.query(overlapQuery(sets, scope.scope), options));
  });
  const said = words.segmentReading.overlap;
  if (segments.length < 2) return <EmptyState title={words.segments.tabs.overlap}>{said.few}</EmptyState>;
  const rows = computed.value === null || computed.stale ? [] : intersections(computed.value, sets.length);
  const namesIn = (mask: number): readonly string[] =>
    sets.filter((_, index) => isIn(mask, index)).map((one) => one.name);
  const several = rows.find(({ mask }) => namesIn(mask).length > 1);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const columns: TableColumn<Intersection>[] = [
    {
      id: 'sets',
      label: said.sets,
      heading: true,
      cell: ({ mask }) => (
        <span className={classes.exactly}>
          {sets.map((one, index) => (
            <span
              key={one.id}
              className={classes.dot}
              data-in={isIn(mask, index) || undefined}
              role="img"
              aria-label={isIn(mask, index) ? said.isIn(one.name) : said.isOut(one.name)}
              title={isIn(mask, index) ? said.isIn(one.name) : said.isOut(one.name)}
            />
          ))}
          <span className={classes.rule}>{mask === 0 ? said.none : formats.list(namesIn(mask))}</span>
        </span>
      ),
    },
    {
      id: 'bar',
      label: said.customers,
      labelHidden: true,
      width: 160,
      cell: ({ count }) => (
        <span className={classes.bar}>
          <span
            className={classes.barFill}
            style={{ width: `${String((100 * count) / most)}%`, background: 'var(--everybody)' }}
          />
        </span>
      ),
    },
    {
      id: 'n',
      label: said.customers,
      align: 'end',
      sortBy: ({ count }) => count,
      cell: ({ count }) => <NumberText strong>{formats.integer(count)}</NumberText>,
    },
    {
      id: 'share',
      label: said.share,
      align: 'end',
      sortBy: ({ share }) => share,
      cell: ({ share }) => <NumberText>{formats.percent(share)}</NumberText>,
    },
    {
      id: 'deviation',
      label: said.deviation,
      align: 'end',
      sortBy: ({ deviation }) => deviation,
      cell: ({ deviation }) => <NumberText>{formats.points(deviation)}</NumberText>,
    },
  ];
  return (
    <>
      <div className={classes.compared}>
        <MultiSelectField
          label={said.segments}
          value={chosen.filter((id) => id !== segment.id)}
          options={segments.filter((one) => one.id !== segment.id).map((one) => ({ value: one.id, label: one.name }))}
          most={mostSets - 1}
          onChange={(next) => {
            setOthers(next.length === 0 ? none : next);
          }}
        />
      </div>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <Dimmed progress={progressOf(computed, words.segmentation.working)} height={240}>
        {rows.length === 0 ? null : (
          <Section
            title={
              several === undefined
                ? said.titleNone
                : said.title({ n: several.count, names: formats.list(namesIn(several.mask).map(formats.quote)) })
            }
            note={said.deviationNote}
          >
            <SimpleTable
              caption={said.table}
              columns={columns}
              rows={rows}
              rowKey={({ mask }) => mask}
              onRow={({ mask }) => {
                const title = mask === 0 ? said.none : namesIn(mask).join(said.and);
                app.session.setState({ inspected: { title, rule: exactlyRule(sets, mask) } });
              }}
            />
          </Section>
        )}
      </Dimmed>
    </>
  );
}
