import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { StateMark, type State } from '../../../ui/StateMark.tsx';
import type { IsoDate } from '../../../model/period.ts';
import type { Progress } from '../../../ui/progress.ts';
import type { Speech } from '../../measure-words.ts';
import type { ContextCard } from '../card.ts';
import { standingOf, type Moved, type Movement, type Standing } from '../drift.ts';
import type { MinedNumbers } from '../mined.ts';
import type { Values } from '../queries.ts';
import type { SpecDimension } from '../spec.ts';
import { ContextChips } from './ContextChips.tsx';
import classes from './contexts.module.css';

/** A kept context counted again, or why it cannot be. */
export type CheckedCard =
  { readonly card: ContextCard; readonly moved: Moved } | { readonly card: ContextCard; readonly missing: string };

export interface FollowViewProps {
  /** Null until they are counted. */
  readonly cards: readonly CheckedCard[] | null;
  readonly cardsProgress: Progress | null;
  readonly then: IsoDate;
  readonly asOf: IsoDate;
  readonly firstDate: IsoDate | null;
  readonly overlapping: boolean;
  readonly moved: readonly Moved[] | null;
  readonly progress: Progress | null;
  readonly choices: readonly SpecDimension[];
  readonly speech: Speech;
  readonly onCompareWith: (date: IsoDate) => void;
  readonly onOpen: (values: Values) => void;
  readonly onLetGo: (card: ContextCard) => void;
}

const standingMarks: Record<Standing, State> = { stands: 'good', unsure: 'warn', not: 'bad', nobody: 'bad' };
const movementMarks: Record<Movement, State> = {
  appeared: 'bad',
  grew: 'warn',
  steady: 'neutral',
  faded: 'good',
  gone: 'good',
};

/** Contexts that are kept, counted again; and what moved between two dates. */
export function FollowView(props: FollowViewProps) {
  const { cards, cardsProgress, speech } = props;
  const said = speech.words.contextsFollow;
  return (
    <div className={classes.builder}>
      <Section title={said.kept} note={said.keptNote}>
        <Dimmed progress={cardsProgress} height={80}>
          {cards === null ? null : cards.length === 0 ? <p>{said.keptEmpty}</p> : <Kept {...props} cards={cards} />}
        </Dimmed>
      </Section>
      <Drift {...props} />
    </div>
  );
}

const valuesOf = ({ values, sides }: Values): Values => ({ values, sides });

function Kept({
  cards,
  choices,
  speech,
  onOpen,
  onLetGo,
}: FollowViewProps & { readonly cards: readonly CheckedCard[] }) {
  const said = speech.words.contextsFollow;
  const columns: readonly TableColumn<CheckedCard>[] = [
    {
      id: 'context',
      label: said.columns.context,
      heading: true,
      cell: ({ card }) => <ContextChips values={[...card.values, ...card.sides]} choices={choices} speech={speech} />,
    },
    {
      id: 'then',
      label: said.columns.keptThen,
      cell: (one) =>
        'moved' in one ? (
          <Rate numbers={one.moved.then} note={said.keptOn(speech.formats.date(one.card.keptAsOf))} speech={speech} />
        ) : null,
    },
    {
      id: 'now',
      label: said.columns.now,
      cell: (one) =>
        'moved' in one ? <Rate numbers={one.moved.now} speech={speech} /> : <span>{said.missing(one.missing)}</span>,
    },
    {
      id: 'state',
      label: said.columns.state,
      align: 'end',
      cell: (one) => {
        const standing: Standing = 'moved' in one ? standingOf(one.moved.now) : 'nobody';
        return 'moved' in one ? (
          <StateMark state={standingMarks[standing]}>{said.standings[standing]}</StateMark>
        ) : null;
      },
    },
    {
      id: 'act',
      label: said.columns.act,
      labelHidden: true,
      align: 'end',
      cell: ({ card }) => (
        <Button
          kind="plain"
          size="small"
          onClick={(event) => {
            event.stopPropagation();
            onLetGo(card);
          }}
        >
          {said.letGo}
        </Button>
      ),
    },
  ];
  return (
    <SimpleTable<CheckedCard>
      caption={said.keptCaption}
      rows={cards}
      rowKey={({ card }) => card.id}
      columns={columns}
      onRow={({ card }) => {
        onOpen(valuesOf(card));
      }}
    />
  );
}

function Drift({
  then,
  asOf,
  firstDate,
  overlapping,
  moved,
  progress,
  choices,
  speech,
  onCompareWith,
  onOpen,
}: FollowViewProps) {
  const { words, formats } = speech;
  const said = words.contextsFollow;
  const count = (movement: Movement): number => (moved ?? []).filter((one) => one.movement === movement).length;
  const title =
    moved === null || moved.length === 0
      ? said.drift
      : said.summary({
          appeared: count('appeared'),
          gone: count('gone'),
          grew: count('grew'),
          faded: count('faded'),
          steady: count('steady'),
          date: formats.date(then),
        });
  return (
    <Section title={title} note={said.driftNote}>
      <div className={classes.matrixFields}>
        <DateField
          label={said.compareWith}
          value={then}
          max={asOf}
          min={firstDate ?? undefined}
          onChange={(date) => {
            if (date !== null && date < asOf) onCompareWith(date);
          }}
        />
      </div>
      {overlapping ? <p className={classes.note}>{said.overlap}</p> : null}
      <Dimmed progress={progress} height={160}>
        {moved === null ? null : moved.length === 0 ? (
          <p>{said.nothing}</p>
        ) : (
          <SimpleTable<Moved>
            caption={said.caption}
            rows={moved}
            rowKey={({ id }) => id}
            onRow={(one) => {
              onOpen(valuesOf(one));
            }}
            columns={[
              {
                id: 'context',
                label: said.columns.context,
                heading: true,
                cell: (one) => (
                  <ContextChips values={[...one.values, ...one.sides]} choices={choices} speech={speech} />
                ),
              },
              {
                id: 'then',
                label: said.columns.then(formats.date(then)),
                sortBy: (one) => one.then?.rate ?? null,
                cell: (one) => <Rate numbers={one.then} speech={speech} />,
              },
              {
                id: 'now',
                label: said.columns.now,
                sortBy: (one) => one.now?.rate ?? null,
                cell: (one) => <Rate numbers={one.now} speech={speech} />,
              },
              {
                id: 'ratio',
                label: said.columns.change,
                align: 'end',
                sortBy: ({ ratio }) => ratio,
                cell: ({ ratio, interval }) =>
                  ratio === null || interval === null ? null : (
                    <NumberText>
                      {said.ratio({
                        ratio: formats.decimal(ratio, 2),
                        low: formats.decimal(interval.low, 2),
                        high: formats.decimal(interval.high, 2),
                      })}
                    </NumberText>
                  ),
              },
              {
                id: 'movement',
                label: said.columns.movement,
                align: 'end',
                cell: ({ movement }) => (
                  <StateMark state={movementMarks[movement]}>{said.movements[movement]}</StateMark>
                ),
              },
            ]}
          />
        )}
      </Dimmed>
    </Section>
  );
}

function Rate({
  numbers,
  note,
  speech: { words, formats },
}: {
  readonly numbers: MinedNumbers | null;
  readonly note?: string;
  readonly speech: Speech;
}) {
  const said = words.contextsFollow;
  if (numbers === null) return <span className={classes.against}>{said.standings.nobody}</span>;
  return (
    <span className={classes.rate}>
      <NumberText>
        {said.rate({
          rate: formats.decimal(numbers.rate, 2),
          rest: formats.decimal(numbers.restRate ?? Number.NaN, 2),
        })}
      </NumberText>
      {note === undefined ? null : <span className={classes.against}>{note}</span>}
    </span>
  );
}
