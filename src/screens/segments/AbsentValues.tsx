import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { FieldId } from '../../model/record.ts';
import { absentValues } from '../../model/rule-values.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import classes from './rule.module.css';

/** Which of the values no customer has: they may have gone with a later file. Nothing is said where all are there. */
export function AbsentValues({
  of,
  values,
}: {
  readonly of: { readonly field: FieldId } | 'id';
  readonly values: readonly string[];
}) {
  const app = useApp();
  const scope = useScope();
  const { segmentRule } = useWords();
  const formats = useFormats();
  const about = of === 'id' ? 'id' : of.field;
  const key = scope === null || values.length === 0 ? null : `${scope.key} ${about} ${values.join('\n')}`;
  const { value, stale } = useComputed(`segments:absent:${about}:${String(values.length)}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const rows = await app.services.engine.query(absentValues(scope.scope, of, values), options);
    const absent = rows.texts('value');
    return { count: absent.length, some: absent.slice(0, 3).map((one) => one ?? '') };
  });
  if (key === null || value === null || stale || value.count === 0) return null;
  return (
    <span className={classes.warn} role="status">
      {segmentRule.absent({ count: value.count, some: value.some.map((one) => formats.quote(one)).join(', ') })}
    </span>
  );
}
