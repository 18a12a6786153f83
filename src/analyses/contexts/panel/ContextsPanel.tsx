import { useState, type ReactNode } from 'react';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Headline } from '../../../ui/Headline.tsx';
import { Page, SidePanel } from '../../../ui/SidePanel.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import type { Measure } from '../../../model/measure.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import type { Rule } from '../../../model/rule.ts';
import type { Progress } from '../../../ui/progress.ts';
import type { Speech } from '../../measure-words.ts';
import type { Values } from '../queries.ts';
import type { Context, ContextRates, ContextsResult } from '../result.ts';
import { countedKind } from '../countable.ts';
import type { LeftOut } from '../left-out.ts';
import { mixedScores, ranked } from '../ranking.ts';
import { contactsOfEach, evenMix, type ContextsSpec } from '../spec.ts';
import { Builder } from './Builder.tsx';
import { contextWords } from './chip-words.ts';
import { wordsCounting } from './counted-words.ts';
import { ContextActs } from './ContextActs.tsx';
import { ContextNotes } from './ContextNotes.tsx';
import { ContextsHeadline } from './ContextsHeadline.tsx';
import { ContextsSettings } from './ContextsSettings.tsx';
import { ContextTable, type ListedContext } from './ContextTable.tsx';
import { CountsOnly } from './CountsOnly.tsx';
import { MapView } from './MapView.tsx';
import { MatrixView } from './MatrixView.tsx';
import { NoContacts } from './NoContacts.tsx';
import { NothingFound } from './NothingFound.tsx';
import { OpenedContext } from './OpenedContext.tsx';
import { RankingFields } from './RankingFields.tsx';
import { ResultNotices } from './ResultNotices.tsx';
import { UnknownContacts } from './UnknownContacts.tsx';

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
  /** Makes a dimension of a field that was not proposed. */
  readonly onAddField: (left: LeftOut) => void;
  readonly onShowCustomers: (rule: Rule, name: string) => void;
  readonly onMakeSegment: (rule: Rule, name: string) => void;
  /** A person stopped the search: the result is what was found until then. */
  readonly stopped: boolean;
  /** The open context month by month. */
  readonly trendOf: (context: Context) => ReactNode;
  /** From a mean to what it hides. */
  readonly behindMeanOf: (measure: Measure) => ReactNode;
  /** ISO code; null where the amounts have none. */
  readonly currency: string | null;
  /** The host shows `recountQuery(spec, scope, context)`. */
  readonly onShowSql: (context: Context) => void;
  readonly byHand: ByHand;
  readonly isKept: (context: Context) => boolean;
  /** Keeps the context, or lets it go. */
  readonly onKeep: (context: Context) => void;
  /** The contacts of nobody who is known, by channel and reason; drawn while they are asked for. */
  readonly unknownOf: (result: ContextRates, speech: Speech) => ReactNode;
  /** Kept contexts and what moved between two dates; drawn while its tab is open. */
  readonly followOf: (result: ContextRates, onOpen: (values: Values) => void) => ReactNode;
}

/** The context that is composed by hand. */
export interface ByHand {
  readonly composed: Values;
  /** It counted; null until it is. */
  readonly context: Context | null;
  /** Nobody has all its values. */
  readonly nobody: boolean;
  readonly progress: Progress | null;
  readonly onCompose: (values: Values) => void;
}

type List = 'list' | 'leads' | 'cold';
type View = List | 'matrix' | 'map' | 'builder' | 'follow';
const lists: readonly string[] = ['list', 'leads', 'cold'] satisfies readonly List[];
const isList = (view: View): view is List => lists.includes(view);

/** When, where and about what do they contact us. Knows no store: everything comes in and goes out by its props. */
export function ContextsPanel({ record, spec, result, progress, ...acts }: ContextsPanelProps) {
  const all = useWords();
  const formats = useFormats();
  const words = spec === null ? all : wordsCounting(all, countedKind(spec, record));
  const speech: Speech = { words, formats, record };
  const said = words.contexts;
  const [view, setView] = useState<View>('list');
  // The map holds two lists: the one that holds what is open is said.
  const isLead = result?.kind === 'rates' && result.leads.some(({ id }) => id === acts.opened);
  const list: List = isList(view) ? view : view === 'map' && isLead ? 'leads' : 'list';
  const compose = (values: Values): void => {
    acts.byHand.onCompose(values);
    setView('builder');
  };
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
  const found = view === 'builder' ? acts.byHand.context : openedContext(result, list, spec, acts.opened);
  const naming = { list: said.number, leads: said.lead, cold: words.contextsSetUp.cold.rank };
  const nameOf = (context: Context): string =>
    view === 'builder' ? words.contextsBuilder.number : naming[list](shown.indexOf(context) + 1);
  const side = (
    <>
      {found === null || result?.kind !== 'rates' ? null : (
        <OpenedContext
          title={view === 'builder' ? words.contextsBuilder.parts : said.side.parts[list](shown.indexOf(found) + 1)}
          context={found}
          result={result}
          trend={acts.trendOf(found)}
          behindMean={spec.satisfaction === null ? null : acts.behindMeanOf(spec.satisfaction)}
          behindRate={spec.outcome === null ? acts.behindMeanOf(contactsOfEach(spec)) : null}
          unitCost={spec.unitCost}
          currency={acts.currency}
          speech={speech}
          onCompose={compose}
        />
      )}
      <ContextsSettings
        spec={spec}
        result={result}
        speech={speech}
        onSpecChange={acts.onSpecChange}
        onAddField={acts.onAddField}
      />
    </>
  );
  const actsOf = () =>
    found === null ? null : (
      <ContextActs
        name={nameOf(found)}
        context={found}
        speech={speech}
        onEdit={
          view === 'builder'
            ? null
            : () => {
                compose({ values: found.values, sides: found.sides });
              }
        }
        kept={acts.isKept(found)}
        onKeep={() => {
          acts.onKeep(found);
        }}
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
        <RankingFields spec={spec} result={content} speech={speech} onSpecChange={acts.onSpecChange} />
      )}
      {content.totals.contacts === 0 ? (
        <NoContacts result={content} speech={speech} onSpecChange={acts.onSpecChange} />
      ) : shown.length === 0 ? (
        <NothingFound result={content} list={list} speech={speech} />
      ) : (
        <ContextTable
          caption={list === 'cold' ? words.contextsSetUp.cold.tab : said.tabs[list]}
          contexts={shown}
          mix={spec.ranking === 'mix' ? mixedScores(shown, spec.mix ?? evenMix) : null}
          result={content}
          currency={acts.currency}
          speech={speech}
          opened={found?.id ?? null}
          onOpen={acts.onOpen}
        />
      )}
      <ContextNotes result={content} list={list} empty={shown.length === 0} speech={speech} />
      {actsOf()}
      {content.seen.unknown === 0 ? null : (
        <UnknownContacts count={content.seen.unknown} speech={speech} table={() => acts.unknownOf(content, speech)} />
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
        { value: 'map', label: words.contextsMap.tab },
        ...(content.dimensions.length < 2 ? [] : [{ value: 'matrix' as const, label: words.contextsSetUp.matrix.tab }]),
        { value: 'builder', label: words.contextsBuilder.tab },
        { value: 'follow', label: words.contextsFollow.tab },
      ]}
    >
      {view === 'map' ? (
        <>
          <MapView
            // Numbered as in the list.
            result={{ ...content, lines: ranked(content.lines, spec) }}
            unitCost={spec.unitCost}
            opened={found?.id ?? null}
            speech={speech}
            onOpen={acts.onOpen}
          />
          {actsOf()}
        </>
      ) : view === 'matrix' ? (
        <MatrixView
          key={JSON.stringify(content.dimensions.map(({ choice }) => choice))}
          result={content}
          speech={speech}
        />
      ) : view === 'builder' ? (
        <>
          <Builder
            composed={acts.byHand.composed}
            result={content}
            context={acts.byHand.context}
            nobody={acts.byHand.nobody}
            progress={acts.byHand.progress}
            currency={acts.currency}
            speech={speech}
            onCompose={acts.byHand.onCompose}
          />
          {actsOf()}
        </>
      ) : view === 'follow' ? (
        acts.followOf(content, compose)
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
          <CountsOnly result={result} speech={speech} onSpecChange={acts.onSpecChange} />
        )}
      </Dimmed>
    </SidePanel>
  );
}

/** The lines of a list, in the order that was chosen. */
function shownIn(result: ContextsResult | null, list: List, spec: ContextsSpec): readonly ListedContext[] {
  if (result?.kind !== 'rates') return [];
  const own: Record<List, readonly ListedContext[]> = { list: result.lines, leads: result.leads, cold: result.cold };
  return ranked(own[list], spec);
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
