import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import type { Speech } from '../../measure-words.ts';
import type { Context, ContextNeighbour, ContextRates } from '../result.ts';
import { valueWords } from './chip-words.ts';

export interface NeighboursProps {
  readonly context: Context;
  readonly result: ContextRates;
  readonly speech: Speech;
}

/** What stands beside the context: one value changed, or one value more. */
export function Neighbours({ context, result, speech }: NeighboursProps) {
  const said = speech.words.contextsSetUp;
  return (
    <>
      <Section title={said.around}>
        <NeighbourTable caption={said.aroundCaption} rows={context.around} result={result} speech={speech} />
      </Section>
      {context.sharper.length === 0 ? null : (
        <Section title={said.sharper}>
          <NeighbourTable caption={said.sharperCaption} rows={context.sharper} result={result} speech={speech} />
        </Section>
      )}
    </>
  );
}

function NeighbourTable({
  caption,
  rows,
  result,
  speech,
}: {
  readonly caption: string;
  readonly rows: readonly ContextNeighbour[];
  readonly result: ContextRates;
  readonly speech: Speech;
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
