import { useState } from 'react';
import { useStore } from 'zustand';
import { ruleWords } from '../../analyses/rule-words.ts';
import { countQuery } from '../../exports/list/list.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { UserError } from '../../model/problem.ts';
import { firstNumber } from '../../model/rows.ts';
import { ruleKey } from '../../model/rule-key.ts';
import type { Rule, Segment } from '../../model/rule.ts';
import { useApp, useComputed, useDispatch, useScope } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { ruleVersions } from './rule-versions.ts';
import { useRuleSpeech } from '../use-rule-speech.tsx';

/** What the rule was before, each version with its size, and a way back to it. */
export function RuleVersions({ segment }: { readonly segment: Segment }) {
  const app = useApp();
  const { segmentRule } = useWords();
  const words = segmentRule.versions;
  const [open, setOpen] = useState(false);
  const past = useStore(app.document, (state) => state.history.past);
  const versions = ruleVersions(past, segment);
  if (versions.length < 2) return null;
  return (
    <Section
      title={words.title}
      note={open ? words.note : undefined}
      end={
        <Button
          size="small"
          kind="plain"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? words.hide : words.show}
        </Button>
      }
    >
      {open ? <Versions segment={segment} versions={versions} /> : null}
    </Section>
  );
}

function Versions({
  segment,
  versions,
}: {
  readonly segment: Segment;
  readonly versions: ReturnType<typeof ruleVersions>;
}) {
  const dispatch = useDispatch();
  const { segmentRule } = useWords();
  const words = segmentRule.versions;
  const formats = useFormats();
  const speech = useRuleSpeech();
  const sizes = useSizes(
    segment,
    versions.map(({ rule }) => rule),
  );
  return (
    <SimpleTable
      caption={words.title}
      dense
      rows={versions}
      rowKey={(_, index) => index}
      columns={[
        {
          id: 'when',
          label: words.when,
          cell: ({ at }) => (at === null ? words.now : formats.dateTime(at)),
        },
        {
          id: 'rule',
          label: words.rule,
          heading: true,
          cell: ({ rule }) => (speech === null ? '' : ruleWords(rule, speech)),
        },
        {
          id: 'size',
          label: words.size,
          align: 'end',
          cell: ({ rule }) => {
            const size = sizes?.get(ruleKey(rule));
            return size === undefined ? segmentRule.counting : formats.integer(size);
          },
        },
        {
          id: 'act',
          label: words.act,
          labelHidden: true,
          cell: ({ at, rule }) =>
            at === null ? null : (
              <Button
                size="small"
                kind="plain"
                onClick={() => {
                  dispatch({ type: 'segment/rule-set', id: segment.id, rule });
                }}
              >
                {words.back}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** The size of each rule as of today's date; not a number where it cannot be asked any more. */
function useSizes(segment: Segment, rules: readonly Rule[]): ReadonlyMap<string, number> | null {
  const app = useApp();
  const scope = useScope();
  const key = scope === null ? null : JSON.stringify([scope.key, rules.map(ruleKey)]);
  const { value } = useComputed(`segments:versions:${segment.id}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const sizes = new Map<string, number>();
    for (const rule of rules) {
      try {
        const rows = await app.services.engine.query(countQuery(rule, scope.scope), options);
        sizes.set(ruleKey(rule), firstNumber(rows, 'kept'));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        sizes.set(ruleKey(rule), Number.NaN);
      }
    }
    return sizes;
  });
  return value;
}
