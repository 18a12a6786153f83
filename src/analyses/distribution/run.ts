import type { QueryOptions, Session } from '../../engine/engine.ts';
import { wholeMonths, type Months } from '../../model/month-values.ts';
import { eventsOf } from '../../model/record.ts';
import type { Scope } from '../../model/scope.ts';
import { inSteps } from '../in-steps.ts';
import { binningOf, type Interval } from './bars.ts';
import { brushQuery, readBrushed, type Brushed } from './brush.ts';
import { compute, namedLevels, refusalOf, type DistributionResult } from './compute.ts';
import { groupsQuery, readGroups } from './groups-query.ts';
import { readHistogram } from './histogram.ts';
import { histogramQuery } from './histogram-query.ts';
import { countedOf, perOf, type DistributionSpec } from './spec.ts';
import { readSummary } from './summary.ts';
import { summaryQuery } from './summary-query.ts';

/**
 * Two rounds, because the bins depend on the summary. The queries follow each other, so that they can share one place,
 * where a newer request stops an older one.
 */
export async function runDistribution(
  engine: Session,
  spec: DistributionSpec,
  scope: Scope,
  options: QueryOptions = {},
): Promise<DistributionResult> {
  const ask = inSteps(engine, spec.split === null ? 2 : 3, options);
  const answer = readSummary(await ask(summaryQuery(spec, scope)));
  const { counts, summary } = answer;
  const per = countedOf(spec.measure, scope.record);
  const refusal = refusalOf(answer, perOf(spec.measure));
  if (refusal !== null || summary === null) {
    return {
      kind: 'refused',
      spec,
      asOf: scope.asOf,
      per,
      counts,
      refusal: refusal ?? { code: 'all-missing', all: counts.all },
    };
  }
  const groups = spec.split === null ? null : readGroups(await ask(groupsQuery(spec, spec.split, scope)));
  const binning = binningOf(summary, spec.scale);
  const rows = await ask(histogramQuery(spec, scope, binning, groups === null ? null : namedLevels(groups)));
  const drawn = compute(
    { spec, asOf: scope.asOf, per },
    { ...answer, summary },
    binning,
    readHistogram(rows, binning),
    groups,
  );
  const months = monthsOf(spec, scope);
  return months === null ? drawn : { ...drawn, months };
}

function monthsOf({ measure }: DistributionSpec, { record, asOf }: Scope): Months | null {
  return measure.kind === 'month-value' ? wholeMonths(measure.window, asOf, eventsOf(record, measure.events)) : null;
}

/** What a brush holds. */
export async function runBrush(
  engine: Session,
  spec: DistributionSpec,
  scope: Scope,
  interval: Interval,
  options: QueryOptions = {},
): Promise<Brushed> {
  return readBrushed(spec.measure, await engine.query(brushQuery(spec, scope, interval), options));
}
