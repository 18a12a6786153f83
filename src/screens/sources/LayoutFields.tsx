import { useWords } from '../../locales/locale-context.tsx';
import { encodings, type CsvLayout } from '../../model/reading.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { LineCountField } from './LineCountField.tsx';
import classes from './ReadingDrawer.module.css';

const delimiters = [';', ',', '\t', '|', ' '];

/** Mantine takes '' for "nothing chosen". */
const noQuote = 'none';
const quotes = { '"': '"', "'": "'", [noQuote]: '' } as const;
type QuoteChoice = keyof typeof quotes;

/** How the lines of the file are cut. */
export function LayoutFields({
  layout,
  onChange,
}: {
  readonly layout: CsvLayout;
  readonly onChange: (layout: CsvLayout) => void;
}) {
  const words = useWords().sources;
  const signs = delimiters.includes(layout.delimiter) ? delimiters : [layout.delimiter, ...delimiters];
  const quoteChoices: readonly QuoteChoice[] = ['"', "'", noQuote];
  return (
    <div className={classes.layout}>
      <SelectField
        label={words.reading.encoding}
        value={layout.encoding}
        options={encodings.map((value) => ({ value, label: words.encodings[value] }))}
        onChange={(encoding) => {
          onChange({ ...layout, encoding });
        }}
      />
      <SelectField
        label={words.reading.delimiter}
        value={layout.delimiter}
        options={signs.map((value) => ({ value, label: words.delimiter(value) }))}
        onChange={(delimiter) => {
          onChange({ ...layout, delimiter });
        }}
      />
      <SelectField<QuoteChoice>
        label={words.reading.quote}
        value={layout.quote === '' ? noQuote : layout.quote}
        options={quoteChoices.map((value) => ({ value, label: words.quoteSign(quotes[value]) }))}
        onChange={(chosen) => {
          onChange({ ...layout, quote: quotes[chosen] });
        }}
      />
      <LineCountField
        label={words.reading.skip}
        value={layout.skippedLines}
        onChange={(skippedLines) => {
          onChange({ ...layout, skippedLines });
        }}
      />
      <div className={classes.wide}>
        <SwitchField
          label={words.reading.header}
          checked={layout.header}
          onChange={(header) => {
            onChange({ ...layout, header });
          }}
        />
      </div>
    </div>
  );
}
