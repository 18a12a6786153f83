import { NumberText } from '../../../ui/NumberText.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import type { Speech } from '../../measure-words.ts';
import type { ContactCount, ContextCounts } from '../result.ts';
import { ContextChips } from './ContextChips.tsx';
import classes from './contexts.module.css';

/** Counts where nobody knows who was exposed; no rate is made of them. */
export function CountsTable({ result, speech }: { readonly result: ContextCounts; readonly speech: Speech }) {
  const said = speech.words.contexts;
  return (
    <>
      <p className={classes.lead}>{said.counts.why}</p>
      <SimpleTable<ContactCount>
        caption={said.counts.caption}
        captionShown
        rows={result.counts}
        rowKey={(row) => JSON.stringify(row.sides)}
        columns={[
          {
            id: 'context',
            label: said.columns.context,
            heading: true,
            cell: (row) => <ContextChips values={row.sides} choices={result.spec.contactDimensions} speech={speech} />,
          },
          {
            id: 'contacts',
            label: said.columns.contacts,
            align: 'end',
            sortBy: (row) => row.contacts,
            cell: (row) => <NumberText strong>{speech.formats.integer(row.contacts)}</NumberText>,
          },
        ]}
      />
    </>
  );
}
