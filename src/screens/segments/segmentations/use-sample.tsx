import { describingMeasures } from '../../../analyses/segmentation/described.ts';
import { readSample, sampleQuery, type Sample } from '../../../analyses/segmentation/sample.ts';
import type { Measure } from '../../../model/measure.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { useApp, useComputed, type Computed } from '../../../store/app-context.tsx';
import { usePlanKey } from './use-sizes.tsx';

/** Drawn customers with their part and the measures that describe customers. */
export function useSample(
  segmentation: Segmentation,
  record: CustomerRecord,
): { readonly measures: readonly Measure[]; readonly computed: Computed<Sample> } {
  const app = useApp();
  const { plan, id } = segmentation;
  const measures = describingMeasures(record);
  const { scope, key } = usePlanKey(plan);
  const computed = useComputed(
    `segmentation:sample:${id}`,
    key === null ? null : `${key} ${JSON.stringify(measures)}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const rows = await app.services.engine.query(sampleQuery(plan, scope.scope, measures), options);
      return readSample(rows, measures.length);
    },
  );
  return { measures, computed };
}
