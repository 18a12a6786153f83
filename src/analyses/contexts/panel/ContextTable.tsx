import { IntervalDot } from '../../../charts/table-line/IntervalDot.tsx';
import { stripDomain } from '../../../charts/table-line/strip-values.ts';
import { NumberText } from '../../../ui/NumberText.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { StateMark, type State } from '../../../ui/StateMark.tsx';
import type { Speech } from '../../measure-words.ts';
import { isMoney } from '../../money.ts';
import { meanInterval } from '../scores.ts';
import type { Confirmation, ShrunkLift } from '../mined.ts';
import type { Context, ContextRates } from '../result.ts';
import { ContextChips } from './ContextChips.tsx';
import { ScoresStrip } from './ScoresStrip.tsx';
import classes from './contexts.module.css';

export type ListedContext = Context & { readonly state?: Confirmation; readonly shrunk?: ShrunkLift };

export interface ContextTableProps {
  readonly caption: string;
  readonly contexts: readonly ListedContext[];
  readonly result: ContextRates;
  /** Where criteria are mixed, the score of each context, in their order. */
  readonly mix?: readonly number[] | null;
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
  readonly speech: Speech;
  readonly opened: string | null;
  readonly onOpen?: ((context: ListedContext) => void) | undefined;
}

const marks: Record<Confirmation, State> = { confirmed: 'good', weaker: 'warn', 'not-confirmed': 'neutral' };

export function ContextTable(props: ContextTableProps) {
  const { caption, contexts, result, mix = null, currency, speech, opened, onOpen } = props;
  const { words, formats } = speech;
  const said = words.contexts;
  const most = Math.max(...contexts.map((context) => context.interval.high));
  const answered = stripDomain(
    contexts.flatMap(({ scores }) => (scores === null || scores.answers === 0 ? [] : [scores])),
  );
  const rank = (context: ListedContext): number => contexts.indexOf(context) + 1;
  const share = (context: ListedContext): number => context.contacts / result.totals.contacts;
  const columns: TableColumn<ListedContext>[] = [
    {
      id: 'context',
      label: said.columns.context,
      heading: true,
      cell: (context) => (
        <span className={classes.context}>
          <span className={classes.rank}>{said.rank(rank(context))}</span>
          <ContextChips
            values={[...context.values, ...context.sides]}
            choices={result.spec.dimensions}
            speech={speech}
          />
        </span>
      ),
    },
    {
      id: 'rate',
      label: said.columns.rate[result.spec.exposure],
      sortBy: (context) => context.rate,
      width: 152,
      cell: (context) => <Rate context={context} most={most} speech={speech} />,
    },
    {
      id: 'excess',
      label: said.columns.excess,
      align: 'end',
      sortBy: (context) => context.excess,
      cell: (context) => (
        <NumberText strong exact={formats.exact(context.excess)}>
          {formats.integer(context.excess)}
        </NumberText>
      ),
    },
    {
      id: 'customers',
      label: said.columns.customers,
      align: 'end',
      sortBy: (context) => context.customers,
      cell: (context) => <NumberText>{formats.integer(context.customers)}</NumberText>,
    },
    {
      id: 'contacts',
      label: said.columns.contacts,
      align: 'end',
      sortBy: (context) => context.contacts,
      cell: (context) => <NumberText>{formats.integer(context.contacts)}</NumberText>,
    },
    {
      id: 'share',
      label: said.columns.share,
      align: 'end',
      sortBy: share,
      cell: (context) => (
        <NumberText exact={formats.percentExact(share(context))}>{formats.percent(share(context))}</NumberText>
      ),
    },
  ];
  if (mix !== null)
    columns.splice(1, 0, {
      id: 'mix',
      label: words.contextsSetUp.mixColumn,
      align: 'end',
      sortBy: (context) => mix[contexts.indexOf(context)] ?? null,
      cell: (context) => <NumberText strong>{formats.integer(100 * (mix[contexts.indexOf(context)] ?? 0))}</NumberText>,
    });
  if (contexts.some(({ shrunk }) => shrunk !== undefined))
    columns.splice(2, 0, {
      id: 'shrunk',
      label: words.contextsSetUp.shrunkColumn,
      align: 'end',
      sortBy: ({ shrunk }) => shrunk?.low ?? null,
      cell: ({ shrunk }) =>
        shrunk === undefined ? null : (
          <span className={classes.rate}>
            <NumberText>{words.contextsSetUp.timesOverall(formats.decimal(shrunk.lift, 2))}</NumberText>
            <span className={classes.against}>{words.contextsSetUp.atLeast(formats.decimal(shrunk.low, 2))}</span>
          </span>
        ),
    });
  const { worth: valued } = result.spec;
  if (valued !== null)
    columns.push({
      id: 'worth',
      label:
        currency !== null && isMoney(valued, speech.record)
          ? `${words.contextsSetUp.worthColumn} (${formats.currencySign(currency)})`
          : words.contextsSetUp.worthColumn,
      align: 'end',
      sortBy: (context) => context.worth,
      cell: ({ worth }) => (worth === null ? null : <NumberText>{formats.integer(worth)}</NumberText>),
    });
  if (result.spec.satisfaction !== null)
    columns.push({
      id: 'score',
      label: words.contextsSetUp.scoreColumn,
      align: 'end',
      sortBy: ({ scores }) => (scores === null || scores.answers === 0 ? null : scores.mean),
      cell: ({ scores }) =>
        scores === null || scores.answers === 0 ? null : (
          <span className={classes.rate}>
            <NumberText>{formats.decimal(scores.mean, 1)}</NumberText>
            <span className={classes.against}>
              {said.between({
                low: formats.decimal(meanInterval(scores).low, 1),
                high: formats.decimal(meanInterval(scores).high, 1),
              })}
            </span>
            <ScoresStrip scores={scores} domain={answered} width={96} speech={speech} />
          </span>
        ),
    });
  if (contexts.some((context) => context.state !== undefined)) {
    columns.push({
      id: 'state',
      label: said.columns.state,
      align: 'end',
      cell: ({ state }) =>
        state === undefined ? null : <StateMark state={marks[state]}>{said.states[state]}</StateMark>,
    });
  }
  return (
    <SimpleTable
      caption={caption}
      columns={columns}
      rows={contexts}
      rowKey={(context) => context.id}
      onRow={onOpen}
      selected={(context) => context.id === opened}
    />
  );
}

function Rate({
  context,
  most,
  speech: { words, formats },
}: {
  readonly context: Context;
  readonly most: number;
  readonly speech: Speech;
}) {
  const [rate, rest] = [formats.decimal(context.rate, 2), formats.decimal(context.restRate ?? Number.NaN, 2)];
  const { low, high } = context.interval;
  return (
    <span className={classes.rate}>
      <IntervalDot
        value={context.rate}
        low={low}
        high={high}
        against={context.restRate ?? 0}
        domain={[0, most]}
        label={words.contexts.interval({ rate, rest, low: formats.decimal(low, 2), high: formats.decimal(high, 2) })}
      />
      <span className={classes.against}>{words.chart.rateAgainst(rate, rest)}</span>
    </span>
  );
}
