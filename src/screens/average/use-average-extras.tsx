import { useState } from 'react';
import { shownMix } from '../../analyses/distribution/compare.ts';
import { runMixStrips } from '../../analyses/distribution/mix-strips.ts';
import type { MixShown } from '../../analyses/distribution/panel/MixTable.tsx';
import type { ClumpSides } from '../../analyses/distribution/clumps-query.ts';
import type { ComparisonResult } from '../../analyses/distribution/compare.ts';
import type { DistributionResult } from '../../analyses/distribution/compute.ts';
import type { Shape } from '../../analyses/distribution/panel/ShapeFigures.tsx';
import { runClumps } from '../../analyses/distribution/run-clumps.ts';
import { runComparison } from '../../analyses/distribution/run-compare.ts';
import { runSeparation, type Separation } from '../../analyses/distribution/separation.ts';
import { runLetters, runLorenz } from '../../analyses/distribution/run-shape.ts';
import type { DistributionSpec } from '../../analyses/distribution/spec.ts';
import { useApp, useComputed, type Computed } from '../../store/app-context.tsx';
import { keyOf, type Asked } from '../use-analyses.tsx';

/** What stands beside the picture: each in a place of its own, so that the picture never waits for it. */
export function useAverageExtras({
  scope,
  spec,
  computed,
}: Asked<DistributionSpec, DistributionResult>): AverageExtras {
  const { engine } = useApp().services;
  const drawn = computed.value?.kind === 'drawn' ? computed.value : null;
  const ready =
    !computed.stale && drawn !== null && scope !== null && spec !== null ? { drawn, scope: scope.scope } : null;
  const keyFor = (...of: readonly unknown[]): string | null => (ready === null ? null : keyOf(scope, of));
  const given = (): NonNullable<typeof ready> => {
    if (ready === null) throw new Error('A key comes with a picture');
    return ready;
  };
  const measure = drawn?.spec.measure;
  const clumps = useComputed('average-clumps', keyFor(measure), (options) => {
    const { drawn: of, scope: seen } = given();
    return runClumps(engine, of.spec.measure, seen, options);
  });
  const view = spec?.view ?? 'histogram';
  const shareable = drawn?.summary.hoover !== null;
  const wanted = (view === 'lorenz' && shareable) || view === 'letters';
  const shape = useComputed('average-shape', wanted ? keyFor(measure, view) : null, async (options): Promise<Shape> => {
    const { drawn: of, scope: seen } = given();
    if (view === 'lorenz') return { kind: 'lorenz', points: await runLorenz(engine, of.spec.measure, seen, options) };
    return { kind: 'letters', letters: await runLetters(engine, of.spec.measure, seen, of.summary.n, options) };
  });
  const compare = spec?.compare;
  const comparison = useComputed(
    'average-comparison',
    compare === undefined ? null : keyFor(measure, compare),
    (options) => {
      const { drawn: of, scope: seen } = given();
      if (compare === undefined) throw new Error('A key comes with a comparison');
      return runComparison(engine, { measure: of.spec.measure, comparison: compare }, seen, options);
    },
  );
  const [chosen, onChoose] = useState<string | null>(null);
  const result = comparison.value;
  const dimension =
    result === null || result === undefined ? undefined : shownMix(result, chosen, spec?.split ?? null)?.dimension;
  const strips = useComputed(
    'average-mix-strips',
    compare === undefined || comparison.stale || dimension === undefined ? null : keyFor(measure, compare, dimension),
    (options) => {
      const { drawn: of, scope: seen } = given();
      if (compare === undefined || dimension === undefined) throw new Error('A key comes with a split');
      return runMixStrips(engine, { measure: of.spec.measure, comparison: compare, dimension }, seen, options);
    },
  );
  const mix: MixShown = { chosen, onChoose, strips: strips.stale ? null : strips.value };
  const separations = useComputed('average-separation', keyFor(measure), (options) => {
    const { drawn: of, scope: seen } = given();
    return runSeparation(engine, of.spec.measure, seen, options);
  });
  return { clumps, shape, comparison, mix, separations, shareable };
}

export interface AverageExtras {
  readonly clumps: Computed<ClumpSides | null>;
  readonly mix: MixShown;
  readonly shape: Computed<Shape>;
  readonly comparison: Computed<ComparisonResult | null>;
  readonly separations: Computed<readonly Separation[]>;
  /** Whether there is a value to share out. */
  readonly shareable: boolean;
}
