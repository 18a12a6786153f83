import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import type { Speech } from '../../measure-words.ts';
import { valueKey, widerOf, withoutValue, withValue, type Wider } from '../compose.ts';
import type { Values } from '../queries.ts';
import type { Context, ContextNeighbour, ContextRates } from '../result.ts';
import { valueWords } from './chip-words.ts';

export interface NeighboursProps {
  readonly context: Context;
  readonly result: ContextRates;
  readonly speech: Speech;
  /** Opens the context that a line stands for. */
  readonly onCompose: (values: Values) => void;
}

/** What stands beside the context: one value less, changed, or more; each line opens. */
export function Neighbours({ context, result, speech, onCompose }: NeighboursProps) {
  const said = speech.words.contextsSetUp;
  const open = ({ value }: ContextNeighbour): void => {
    onCompose(withValue({ values: context.values, sides: context.sides }, value));
  };
  const wider = widerOf(context);
  return (
    <>
      {wider.length === 0 ? null : (
        <Section title={speech.words.contextsBuilder.fewer}>
          <ParentTable rows={wider} context={context} result={result} speech={speech} onCompose={onCompose} />
        </Section>
      )}
      {context.around.length === 0 ? null : (
        <Section title={said.around}>
          <NeighbourTable
            caption={said.aroundCaption}
            rows={context.around}
            result={result}
            speech={speech}
            onRow={open}
          />
        </Section>
      )}
      {context.sharper.length === 0 ? null : (
        <Section title={said.sharper}>
          <NeighbourTable
            caption={said.sharperCaption}
            rows={context.sharper}
            result={result}
            speech={speech}
            onRow={open}
          />
        </Section>
      )}
    </>
  );
}

function ParentTable({
  rows,
  context,
  result,
  speech,
  onCompose,
}: NeighboursProps & { readonly rows: readonly Wider[] }) {
  const { words, formats } = speech;
  return (
    <SimpleTable<Wider>
      caption={words.contextsBuilder.fewerCaption}
      dense
      rows={rows}
      rowKey={({ without }) => valueKey(without)}
      onRow={({ without }) => {
        onCompose(withoutValue({ values: context.values, sides: context.sides }, without));
      }}
      columns={[
        {
          id: 'value',
          label: words.contextsSetUp.changed,
          heading: true,
          cell: ({ without }) => words.contextsBuilder.without(valueWords(without, result.spec.dimensions, speech)),
        },
        {
          id: 'rate',
          label: words.contextsSetUp.rateColumn,
          align: 'end',
          cell: ({ part }) => <NumberText>{formats.decimal(part.rate, 2)}</NumberText>,
        },
        {
          id: 'customers',
          label: words.contexts.columns.customers,
          align: 'end',
          cell: ({ part }) => <NumberText>{formats.integer(part.customers)}</NumberText>,
        },
      ]}
    />
  );
}

function NeighbourTable({
  caption,
  rows,
  result,
  speech,
  onRow,
}: {
  readonly caption: string;
  readonly rows: readonly ContextNeighbour[];
  readonly result: ContextRates;
  readonly speech: Speech;
  readonly onRow: (row: ContextNeighbour) => void;
}) {
  const { words, formats } = speech;
  const own = ({ value, instead }: ContextNeighbour): boolean =>
    instead !== null && JSON.stringify(value.level) === JSON.stringify(instead.level);
  return (
    <SimpleTable<ContextNeighbour>
      caption={caption}
      dense
      rows={rows}
      rowKey={({ value }) => JSON.stringify([value.choice.dimension, value.level])}
      selected={own}
      onRow={onRow}
      columns={[
        {
          id: 'value',
          label: words.contextsSetUp.changed,
          heading: true,
          cell: ({ value }) => valueWords(value, result.spec.dimensions, speech),
        },
        {
          id: 'rate',
          label: words.contextsSetUp.rateColumn,
          align: 'end',
          sortBy: ({ contacts, exposure }) => contacts / exposure,
          cell: ({ contacts, exposure }) => <NumberText>{formats.decimal(contacts / exposure, 2)}</NumberText>,
        },
        {
          id: 'customers',
          label: words.contexts.columns.customers,
          align: 'end',
          sortBy: ({ customers }) => customers,
          cell: ({ customers }) => <NumberText>{formats.integer(customers)}</NumberText>,
        },
      ]}
    />
  );
}
