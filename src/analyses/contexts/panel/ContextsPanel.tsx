import { useState, type ReactNode } from 'react';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Page, SidePanel } from '../../../ui/SidePanel.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import type { Progress } from '../../../ui/progress.ts';
import type { Speech } from '../../measure-words.ts';
import type { Context, ContextRates, ContextsResult } from '../result.ts';
import { ranked } from '../ranking.ts';
import { rankings, type ContextsSpec, type Ranking } from '../spec.ts';
import { contextWords } from './chip-words.ts';
import { ContextActs } from './ContextActs.tsx';
import { ContextNotes } from './ContextNotes.tsx';
import { ContextsHeadline } from './ContextsHeadline.tsx';
import { ContextsSettings } from './ContextsSettings.tsx';
import { ContextTable, type ListedContext } from './ContextTable.tsx';
import { CountsTable } from './CountsTable.tsx';
import { MatrixView } from './MatrixView.tsx';
import { OpenedContext } from './OpenedContext.tsx';
import { ResultNotices } from './ResultNotices.tsx';
import classes from './contexts.module.css';

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
  /** A person stopped the search: the result is what was found until then. */
  readonly stopped: boolean;
  /** The open context month by month. */
  readonly trendOf: (context: Context) => ReactNode;
  /** ISO code; null where the amounts have none. */
  readonly currency: string | null;
  /** The host shows `recountQuery(spec, scope, context)`. */
  readonly onShowSql: (context: Context) => void;
}

type List = 'list' | 'leads' | 'cold';
type View = List | 'matrix';

/** When, where and about what do they contact us. Knows no store: everything comes in and goes out by its props. */
export function ContextsPanel({ record, spec, result, progress, ...acts }: ContextsPanelProps) {
  const words = useWords();
  const formats = useFormats();
  const speech: Speech = { words, formats, record };
  const said = words.contexts;
  const [view, setView] = useState<View>('list');
  const list: List = view === 'matrix' ? 'list' : view;
  if (spec === null) {
    return (
      <Page>
        <EmptyState level={1} title={said.noSource.title}>
          {said.noSource.why}
        </EmptyState>
      </Page>
    );
  }
  const shown = shownIn(result, list, spec);
  const found = openedContext(result, list, spec, acts.opened);
  const naming = { list: said.number, leads: said.lead, cold: words.contextsSetUp.cold.rank };
  const nameOf = (context: Context): string => naming[list](shown.indexOf(context) + 1);
  const side = (
    <>
      {found === null || result?.kind !== 'rates' ? null : (
        <OpenedContext
          title={said.side.parts[list](shown.indexOf(found) + 1)}
          context={found}
          result={result}
          trend={acts.trendOf(found)}
          unitCost={spec.unitCost}
          currency={acts.currency}
          speech={speech}
        />
      )}
      <ContextsSettings spec={spec} result={result} speech={speech} onSpecChange={acts.onSpecChange} />
    </>
  );
  const contents = (content: ContextRates) => (
    <>
      <ResultNotices
        result={content}
        spec={spec}
        stopped={acts.stopped}
        running={progress !== null}
        speech={speech}
        onSpecChange={acts.onSpecChange}
      />
      {shown.length < 2 ? null : (
        <div className={classes.ranking}>
          <SelectField
            label={words.contextsSetUp.ranking}
            value={spec.ranking}
            options={rankingsOf(content).map((value) => ({ value, label: words.contextsSetUp.rankings[value] }))}
            onChange={(ranking) => {
              acts.onSpecChange({ ...spec, ranking });
            }}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <NothingFound result={content} list={list} speech={speech} />
      ) : (
        <ContextTable
          caption={list === 'cold' ? words.contextsSetUp.cold.tab : said.tabs[list]}
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
    </>
  );
  const main = (content: ContextRates) => (
    <Tabs<View>
      label={said.tabs.label}
      value={view}
      onChange={setView}
      tabs={[
        { value: 'list', label: said.tabs.list, count: formats.integer(content.lines.length) },
        { value: 'leads', label: said.tabs.leads, count: formats.integer(content.leads.length) },
        { value: 'cold', label: words.contextsSetUp.cold.tab, count: formats.integer(content.cold.length) },
        ...(content.dimensions.length < 2 ? [] : [{ value: 'matrix' as const, label: words.contextsSetUp.matrix.tab }]),
      ]}
    >
      {view === 'matrix' ? (
        <MatrixView
          key={JSON.stringify(content.dimensions.map(({ choice }) => choice))}
          result={content}
          speech={speech}
        />
      ) : (
        contents(content)
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

/** The lines of a list, in the order that was chosen. */
function shownIn(result: ContextsResult | null, list: List, { ranking }: ContextsSpec): readonly ListedContext[] {
  if (result?.kind !== 'rates') return [];
  const own: Record<List, readonly ListedContext[]> = { list: result.lines, leads: result.leads, cold: result.cold };
  return ranked(own[list], ranking);
}

/** The context that is open in a list: the one that was chosen, else the first. */
function openedContext(
  result: ContextsResult | null,
  list: List,
  spec: ContextsSpec,
  opened: string | null,
): ListedContext | null {
  const shown = shownIn(result, list, spec);
  return shown.find((context) => context.id === opened) ?? shown[0] ?? null;
}

/** Orders that the result has numbers for. */
function rankingsOf({ spec }: ContextRates): readonly Ranking[] {
  return rankings.filter(
    (one) => (one !== 'worth' || spec.worth !== null) && (one !== 'dissatisfaction' || spec.satisfaction !== null),
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
  if (list === 'cold') return <p>{speech.words.contextsSetUp.cold.empty}</p>;
  return (
    <EmptyState title={said.none.title}>
      {said.none.why({ tried: result.tried, minimum: result.spec.minimumCustomers })}
    </EmptyState>
  );
}
