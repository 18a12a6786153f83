import { countedKind } from '../../analyses/contexts/countable.ts';
import { wordsCounting } from '../../analyses/contexts/panel/counted-words.ts';
import { TrendTable } from '../../analyses/contexts/panel/TrendTable.tsx';
import { monthsOf, readTrend, trendQuery } from '../../analyses/contexts/trend.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed } from '../../store/app-context.tsx';
import type { Context } from '../../analyses/contexts/result.ts';
import type { ContextsSpec } from '../../analyses/contexts/spec.ts';
import type { ProjectScope } from '../../store/scope.ts';

export interface ContextTrendProps {
  readonly spec: ContextsSpec;
  readonly scope: ProjectScope;
  readonly context: Context;
}

/** The open context month by month, counted when it is opened. */
export function ContextTrend({ spec, scope, context }: ContextTrendProps) {
  const app = useApp();
  const words = wordsCounting(useWords(), countedKind(spec, scope.scope.record));
  const formats = useFormats();
  const months = monthsOf(spec, scope.scope);
  const key = months.length < 2 ? null : JSON.stringify([scope.key, spec, context.id]);
  const computed = useComputed('contexts:trend', key, async ({ signal, place }) =>
    readTrend(
      await app.services.engine.query(trendQuery(spec, scope.scope, context, months), { signal, place }),
      months,
    ),
  );
  if (key === null || computed.value === null || computed.stale) return null;
  return <TrendTable points={computed.value} speech={{ words, formats, record: scope.scope.record }} />;
}
