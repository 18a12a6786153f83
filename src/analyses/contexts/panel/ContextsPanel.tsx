import { useState } from 'react';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Page, SidePanel } from '../../../ui/SidePanel.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import type { Progress } from '../../../ui/progress.ts';
import type { Speech } from '../../measure-words.ts';
import type { Context, ContextRates, ContextsResult } from '../result.ts';
import type { ContextsSpec } from '../spec.ts';
import { contextWords } from './chip-words.ts';
import { ContextActs } from './ContextActs.tsx';
import { ContextNotes } from './ContextNotes.tsx';
import { ContextsHeadline } from './ContextsHeadline.tsx';
import { ContextsSettings } from './ContextsSettings.tsx';
import { ContextTable, type ListedContext } from './ContextTable.tsx';
import { CountsTable } from './CountsTable.tsx';
import { OpenedContext } from './OpenedContext.tsx';

export interface ContextsPanelProps {
  readonly record: CustomerRecord;
  /** Null where the record has no contacts: the panel then says what would be here. */
  readonly spec: ContextsSpec | null;
  /** The last result, also while a new one is computed. */
  readonly result: ContextsResult | null;
  /** What runs, with its share and Stop; null when nothing does. */
  readonly progress: Progress | null;
  /** The id of the open context; null for the first. */
  readonly opened: string | null;
  readonly onOpen: (context: Context) => void;
  readonly onSpecChange: (spec: ContextsSpec) => void;
  readonly onShowCustomers: (rule: Rule, name: string) => void;
  readonly onMakeSegment: (rule: Rule, name: string) => void;
  /** The host shows `recountQuery(spec, scope, context.rule, context.sides)`. */
  readonly onShowSql: (context: Context) => void;
}

type List = 'list' | 'leads';

/** When, where and about what do they contact us. Knows no store: everything comes in and goes out by its props. */
export function ContextsPanel({ record, spec, result, progress, ...acts }: ContextsPanelProps) {
  const words = useWords();
  const formats = useFormats();
  const speech: Speech = { words, formats, record };
  const said = words.contexts;
  const [list, setList] = useState<List>('list');
  if (spec === null) {
    return (
      <Page>
        <EmptyState level={1} title={said.noSource.title}>
          {said.noSource.why}
        </EmptyState>
      </Page>
    );
  }
  const shown: readonly ListedContext[] =
    result?.kind === 'rates' ? (list === 'list' ? result.lines : result.leads) : [];
  const found = shown.find((context) => context.id === acts.opened) ?? shown[0] ?? null;
  const nameOf = (context: Context): string => (list === 'list' ? said.number : said.lead)(shown.indexOf(context) + 1);
  const side = (
    <>
      {found === null || result?.kind !== 'rates' ? null : (
        <OpenedContext
          title={said.side.parts[list](shown.indexOf(found) + 1)}
          context={found}
          result={result}
          speech={speech}
        />
      )}
      <ContextsSettings spec={spec} result={result} speech={speech} onSpecChange={acts.onSpecChange} />
    </>
  );
  const main = (content: ContextRates) => (
    <Tabs<List>
      label={said.tabs.label}
      value={list}
      onChange={setList}
      tabs={[
        { value: 'list', label: said.tabs.list, count: formats.integer(content.lines.length) },
        { value: 'leads', label: said.tabs.leads, count: formats.integer(content.leads.length) },
      ]}
    >
      {shown.length === 0 ? (
        <NothingFound result={content} list={list} speech={speech} />
      ) : (
        <ContextTable
          caption={said.tabs[list]}
          contexts={shown}
          result={content}
          speech={speech}
          opened={found?.id ?? null}
          onOpen={acts.onOpen}
        />
      )}
      <ContextNotes result={content} list={list} empty={shown.length === 0} speech={speech} />
      {found === null ? null : (
        <ContextActs
          name={nameOf(found)}
          context={found}
          speech={speech}
          onShowCustomers={() => {
            acts.onShowCustomers(found.rule, contextWords(found, spec.dimensions, speech));
          }}
          onMakeSegment={() => {
            acts.onMakeSegment(found.rule, contextWords({ values: found.values, sides: [] }, spec.dimensions, speech));
          }}
          onShowSql={() => {
            acts.onShowSql(found);
          }}
        />
      )}
    </Tabs>
  );
  return (
    <SidePanel side={side} sideLabel={said.side.label}>
      {result === null ? (
        <Headline subtitle={said.question}>{said.title}</Headline>
      ) : (
        <ContextsHeadline result={result} speech={speech} />
      )}
      <Dimmed progress={progress} height={420}>
        {result === null ? null : result.kind === 'rates' ? (
          main(result)
        ) : (
          <CountsTable result={result} speech={speech} />
        )}
      </Dimmed>
    </SidePanel>
  );
}

function NothingFound({
  result,
  list,
  speech,
}: {
  readonly result: ContextRates;
  readonly list: List;
  readonly speech: Speech;
}) {
  const said = speech.words.contexts;
  if (list === 'leads') return <p>{said.emptyLeads}</p>;
  return (
    <EmptyState title={said.none.title}>
      {said.none.why({ tried: result.tried, minimum: result.spec.minimumCustomers })}
    </EmptyState>
  );
}
