import { useCallback } from 'react';
import { measureTitle } from '../../../analyses/measure-words.ts';
import { describingMeasures } from '../../../analyses/segmentation/described.ts';
import { flowCustomersQuery, type FlowStep } from '../../../analyses/segmentation/moves/paths-query.ts';
import { placeIn, type MovesResult } from '../../../analyses/segmentation/moves/run.ts';
import type { Formats } from '../../../locales/formats.ts';
import { useWords } from '../../../locales/locale-context.tsx';
import type { StageRules } from '../../../model/life.ts';
import type { Measure } from '../../../model/measure.ts';
import { always } from '../../../model/period.ts';
import type { SourceId } from '../../../model/record.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { useApp } from '../../../store/app-context.tsx';
import type { ProjectScope } from '../../../store/scope.ts';
import { DataGrid, type GetRows, type GridColumn, type GridValue } from '../../../ui/DataGrid.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { FlowActs } from './FlowActs.tsx';
import { writtenAs } from './part-words.ts';
import classes from './segmentations.module.css';

/** A flow that is looked at: between which of the looks, and of how many customers. */
export interface OpenedFlow extends FlowStep {
  readonly looks: readonly [number, number];
  readonly n: number;
}

export interface FlowCustomersProps {
  readonly result: MovesResult;
  readonly opened: OpenedFlow;
  /** What the two segments are called. */
  readonly from: string;
  readonly to: string;
  readonly scope: ProjectScope;
  readonly formats: Formats;
  readonly onClose: () => void;
}

/** A proposal of ours: what changed is shown on at most so many measures. */
const MOST = 4;

const daysSince = (events: SourceId): Measure => ({
  kind: 'events',
  events,
  aggregate: 'days-since',
  amount: null,
  window: always,
  filter: null,
  absent: 'left-out',
});

/** The measures that a plan goes by: what must have changed for those who moved. */
function measuresOf(plan: Plan, fallback: readonly Measure[]): readonly Measure[] {
  const found = new Map<string, Measure>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, held] of Object.entries(value)) {
        if (key === 'measure') found.set(JSON.stringify(held), held as Measure);
        else if (key === 'stages') {
          // A stage goes by how long ago the last event was.
          const since = daysSince((held as StageRules).events);
          found.set(JSON.stringify(since), since);
        } else walk(held);
      }
  };
  walk(plan);
  for (const measure of fallback) found.set(JSON.stringify(measure), measure);
  return [...found.values()].slice(0, MOST);
}

/** The customers of a flow, with what changed for each between the two dates. */
export function FlowCustomers({ result, opened, from, to, scope, formats, onClose }: FlowCustomersProps) {
  const app = useApp();
  const words = useWords();
  const speech = useRuleSpeech();
  const said = words.segmentReading.moves;
  const { looks, spec, states } = result;
  const { n } = opened;
  const title = said.customers({ from, to });
  const measures = measuresOf(spec.plan, describingMeasures(scope.scope.record));
  const [before, after] = [looks[opened.looks[0]], looks[opened.looks[1]]];
  const key = JSON.stringify([scope.key, opened, looks, measures]);
  const step =
    before === undefined || after === undefined
      ? null
      : { from: placeIn(before.plan, opened.from, states), to: placeIn(after.plan, opened.to, states) };
  const getRows = useCallback<GetRows>(
    async (first, end, { signal }) => {
      if (before === undefined || after === undefined || step === null) return [];
      const slice = { offset: first, limit: end - first };
      const rows = await app.services.engine.query(
        flowCustomersQuery([before, after], step, measures, scope.scope, slice),
        { signal },
      );
      const ids = rows.texts('customer_id');
      const cells = measures.flatMap((_, index) => [rows.numbers(`before_${index}`), rows.numbers(`after_${index}`)]);
      return ids.map((id, row) => [id, ...cells.map((column) => column[row] ?? null)]);
    },
    // The key says all of it.
    [app, key],
  );
  if (speech === null) return null;
  const columns: readonly GridColumn[] = [
    { id: 'customer', label: said.customer, note: '\u00A0', minWidth: 110 },
    ...measures.flatMap((measure, index) => {
      const write = writtenAs(measure, speech);
      const format = (value: GridValue): string =>
        typeof value === 'number' && Number.isFinite(value) ? write(value) : '—';
      return (['before', 'after'] as const).map((when) => ({
        id: `${when} ${String(index)}`,
        label: measureTitle(measure, speech),
        note: `${said[when]} · ${formats.date((when === 'before' ? before : after)?.asOf ?? '')}`,
        align: 'end' as const,
        minWidth: 260,
        format,
      }));
    }),
  ];
  return (
    <Dialog open onClose={onClose} title={title} size="large">
      <p className={classes.quiet}>
        {words.segmentation.countAll(n)} · {said.changed}
      </p>
      {before === undefined || after === undefined || step === null ? null : (
        <FlowActs
          flow={{ looks: [before, after], step, n }}
          measures={measures}
          titles={measures.map((measure) => measureTitle(measure, speech))}
          title={said.flowName({ from, to, first: formats.date(before.asOf), last: formats.date(after.asOf) })}
          scope={scope}
          onClose={onClose}
        />
      )}
      <DataGrid key={key} label={title} columns={columns} rowCount={n} getRows={getRows} height={420} />
    </Dialog>
  );
}
