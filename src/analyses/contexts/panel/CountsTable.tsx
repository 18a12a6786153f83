import { NumberText } from '../../../ui/NumberText.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import type { Speech } from '../../measure-words.ts';
import type { ContactCount } from '../result.ts';
import type { SpecDimension } from '../spec.ts';
import { ContextChips } from './ContextChips.tsx';

export interface CountsTableProps {
  readonly caption: string;
  readonly counts: readonly ContactCount[];
  /** What their shares are of. */
  readonly total: number;
  readonly choices: readonly SpecDimension[];
  readonly speech: Speech;
}

/** Contacts by channel and reason, where nothing is divided by customers. Those of nobody who is known stand apart, unless all are or none is. */
export function CountsTable({ caption, counts, total, choices, speech }: CountsTableProps) {
  const said = speech.words.contexts;
  const lacking = speech.words.contextsLacking;
  const mixed = counts.some(({ unknown }) => unknown > 0) && counts.some(({ unknown, contacts }) => unknown < contacts);
  const column = (id: string, label: string, value: (row: ContactCount) => number): TableColumn<ContactCount> => ({
    id,
    label,
    align: 'end',
    sortBy: value,
    cell: (row) => <NumberText strong={id === 'contacts'}>{speech.formats.integer(value(row))}</NumberText>,
  });
  const share = ({ contacts }: ContactCount): number => contacts / total;
  return (
    <SimpleTable<ContactCount>
      caption={caption}
      captionShown
      rows={counts}
      rowKey={(row) => JSON.stringify(row.sides)}
      columns={[
        {
          id: 'context',
          label: said.columns.context,
          heading: true,
          cell: (row) => <ContextChips values={row.sides} choices={choices} speech={speech} />,
        },
        column('contacts', said.columns.contacts, ({ contacts }) => contacts),
        {
          id: 'share',
          label: lacking.shareOf,
          align: 'end',
          cell: (row) => <NumberText>{speech.formats.percent(share(row))}</NumberText>,
        },
        ...(mixed ? [column('unknown', lacking.ofUnknown, ({ unknown }) => unknown)] : []),
      ]}
    />
  );
}
