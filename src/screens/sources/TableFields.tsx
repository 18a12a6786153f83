import { useWords } from '../../locales/locale-context.tsx';
import { hasLines, type TableLayout } from '../../model/table-layout.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import classes from './ReadingDrawer.module.css';

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
      <NumberField
        label={words.reading.skip}
        value={layout.skippedLines}
        min={0}
        decimals={0}
        onChange={(value) => {
          onChange({ ...layout, skippedLines: Math.max(0, value ?? 0) });
        }}
      />
      <NumberField
        label={words.reading.headerLines}
        value={layout.headerLines}
        min={0}
        decimals={0}
        onChange={(value) => {
          onChange({ ...layout, headerLines: Math.min(3, Math.max(0, value ?? 0)) });
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
