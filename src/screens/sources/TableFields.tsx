import { useWords } from '../../locales/locale-context.tsx';
import { hasLines, type TableLayout } from '../../model/table-layout.ts';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { LineCountField } from './LineCountField.tsx';
import classes from './ReadingDrawer.module.css';

const mostHeaderLines = 3;

/** Which lines of a sheet, or of a table like one, are the header; formats that name their columns ask nothing. */
export function TableFields({
  layout,
  onChange,
}: {
  readonly layout: TableLayout;
  readonly onChange: (layout: TableLayout) => void;
}) {
  const words = useWords().sources;
  if (!hasLines(layout.format))
    return <p className={classes.note}>{words.reading.ownNames(words.formats[layout.format])}</p>;
  return (
    <div className={classes.layout}>
      <LineCountField
        label={words.reading.skip}
        value={layout.skippedLines}
        onChange={(skippedLines) => {
          onChange({ ...layout, skippedLines });
        }}
      />
      <LineCountField
        label={words.reading.headerLines}
        value={layout.headerLines}
        most={mostHeaderLines}
        onChange={(headerLines) => {
          onChange({ ...layout, headerLines });
        }}
      />
      {layout.format === 'excel' ? (
        <div className={classes.wide}>
          <SwitchField
            label={words.opened.exchanged}
            checked={layout.exchanged ?? false}
            onChange={(exchanged) => {
              onChange({ ...layout, exchanged });
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
