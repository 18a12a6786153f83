import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { ruleKey } from '../../model/rule-key.ts';
import type { FieldId } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import { useApp, useComputed, useScope } from '../../store/app-context.tsx';
import { anonymityOf, describing, smallestGroup } from '../../store/tables.ts';
import { isPersonal } from '../shown-fields.ts';

/** What the chosen columns give away before they are written: which of them name people, and how far the others single them out. */
export function AnonymityNote({
  rule,
  fields,
  place,
}: {
  readonly rule: Rule;
  readonly fields: readonly FieldId[];
  readonly place: string;
}) {
  const { services } = useApp();
  const scope = useScope();
  const { customers } = useWords();
  const formats = useFormats();
  const said = customers.anonymity;
  const told = scope === null ? [] : describing(fields, scope.scope);
  const key = scope === null || told.length === 0 ? null : `${scope.key} ${ruleKey(rule)} ${JSON.stringify(told)}`;
  const { value, stale } = useComputed(`${place}/anonymity`, key, (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    return anonymityOf(services.engine, rule, told, scope.scope, options);
  });
  if (scope === null) return null;
  const naming = scope.scope.record.fields.filter((field) => fields.includes(field.id) && isPersonal(field));
  const shown = key === null || stale ? null : value;
  return (
    <>
      {naming.length === 0 ? null : <p>{said.names(formats.list(naming.map((field) => field.label)))}</p>}
      {shown === null || shown.k === 0 ? null : (
        <p>
          {shown.alone > 0
            ? said.alone({ alone: shown.alone, others: shown.exposed - shown.alone, floor: smallestGroup })
            : shown.exposed > 0
              ? said.few({ k: shown.k, others: shown.exposed, floor: smallestGroup })
              : said.safe(shown.k)}
        </p>
      )}
    </>
  );
}
