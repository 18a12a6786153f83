import { useWords } from '../../locales/locale-context.tsx';
import type { Source } from '../../project/project.ts';
import { Button } from '../../ui/Button.tsx';
import type { CardView } from './CardBody.tsx';
import { previewRows } from './PreviewTable.tsx';
import type { ReadySource } from './source-facts.ts';

/** More rows, or the columns one by one; asked again, the few rows of the start. */
export function ViewActs({
  source,
  ready,
  view,
  onView,
}: {
  readonly source: Source;
  readonly ready: Pick<ReadySource, 'report'>;
  readonly view: CardView;
  readonly onView: (view: CardView) => void;
}) {
  const words = useWords().sources.card;
  const toggle = (other: CardView): void => {
    onView(view === other ? 'few' : other);
  };
  return (
    <>
      <Button
        kind="plain"
        size="small"
        aria-expanded={view === 'rows'}
        onClick={() => {
          toggle('rows');
        }}
      >
        {view === 'rows' ? words.fewer : words.table(Math.min(previewRows, ready.report.kept))}
      </Button>
      <Button
        kind="plain"
        size="small"
        aria-expanded={view === 'columns'}
        onClick={() => {
          toggle('columns');
        }}
      >
        {view === 'columns' ? words.hideColumns : words.seeColumns(source.reading.columns.length)}
      </Button>
    </>
  );
}
