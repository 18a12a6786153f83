import { useWords } from '../../locales/locale-context.tsx';
import type { Layout, Reading } from '../../model/reading.ts';
import { hasLines } from '../../model/table-layout.ts';
import { Chip, ChipRow } from '../../ui/Chip.tsx';
import classes from './SourceCard.module.css';

/** How a file was read, in some words; what is as everywhere is not said. */
export function ReadingChips({ reading }: { readonly reading: Reading }) {
  const words = useWords().sources;
  const { layout, columns } = reading;
  // What is no delimited text was written in ISO by us: the file itself holds days, in no form.
  const own = layout.format === 'excel' || layout.format === 'parquet' || layout.format === 'arrow';
  const dates = [
    ...new Set(
      columns.flatMap(({ dateFormat }) =>
        dateFormat === undefined || (own && dateFormat.startsWith('%Y-%m-%d')) ? [] : [words.dateFormat(dateFormat)],
      ),
    ),
  ];
  const said = [
    ...(layout.format === 'csv'
      ? [
          words.encodings[layout.encoding],
          words.delimiter(layout.delimiter),
          ...(layout.quote === '"' ? [] : [words.quoteSign(layout.quote)]),
        ]
      : [words.formats[layout.format]]),
    ...(columns.some((column) => column.type === 'decimal' && column.decimal === ',') ? [words.decimalComma] : []),
    ...dates.map((format) => words.datesAs(format)),
    ...(layout.skippedLines > 0 ? [words.skipped(layout.skippedLines)] : []),
    ...(hasHeader(layout) ? [] : [words.noHeader]),
  ];
  return (
    <span className={classes.chips}>
      <ChipRow label={words.howRead}>
        {said.map((text) => (
          <Chip key={text} size="small">
            {text}
          </Chip>
        ))}
      </ChipRow>
    </span>
  );
}

/** Formats that name their columns themselves have no line for it. */
const hasHeader = (layout: Layout): boolean =>
  layout.format === 'csv' ? layout.header : layout.headerLines > 0 || !hasLines(layout.format);
