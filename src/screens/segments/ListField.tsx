import { IconClipboardList } from '@tabler/icons-react';
import { useMemo, useState, type ClipboardEvent } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { isNumeric, type ColumnType } from '../../model/column.ts';
import type { FieldId } from '../../model/record.ts';
import { Button } from '../../ui/Button.tsx';
import { MultiSelectField } from '../../ui/MultiSelectField.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AbsentValues } from './AbsentValues.tsx';
import type { KnownValues } from './known-values.tsx';
import { mostPasted, pastedValues } from './pasted-values.ts';
import classes from './rule.module.css';

type Value = string | number | boolean;

export interface ListFieldProps {
  readonly type: ColumnType;
  readonly of: { readonly field: FieldId } | 'id' | null;
  readonly values: readonly Value[];
  /** What can be picked; null where there is nothing to pick from. */
  readonly known?: KnownValues | null | undefined;
  readonly onChange: (values: readonly Value[]) => void;
}

/** More than this are counted, not shown one by one. */
const mostShown = 40;
/** Characters: a longer text stands beside the field, not in it. */
const longestShown = 20_000;

/** Any number of values: picked among those of the data with their counts, typed, or pasted. */
export function ListField({ type, of, values, known = null, onChange }: ListFieldProps) {
  const { segments, segmentRule } = useWords();
  const texts = values.map(String);
  const asTyped = (some: readonly string[]): readonly Value[] =>
    isNumeric(type) ? some.map((one) => Number(one.replace(',', '.'))).filter((one) => Number.isFinite(one)) : some;
  const shown = known?.values ?? [];
  const counts = new Map(shown.map(({ value, n }) => [value, n]));
  const options = [...new Set([...texts, ...shown.map(({ value }) => value)])];
  return (
    <>
      {values.length > mostShown ? (
        <span className={classes.list}>
          {segmentRule.list.many(values.length)}
          <Button
            size="small"
            kind="plain"
            onClick={() => {
              onChange([]);
            }}
          >
            {segmentRule.list.clear}
          </Button>
        </span>
      ) : known === null ? (
        <TypedValues texts={texts} label={segments.values} onChange={(next) => onChange(asTyped(next))} />
      ) : (
        <div className={classes.value}>
          <MultiSelectField
            label={segments.values}
            labelHidden
            value={texts}
            placeholder={segments.values}
            options={options.map((value) => ({
              value,
              label: value === '' ? segmentRule.emptyValue : value,
              note: counts.get(value),
            }))}
            onSearch={known.search}
            waiting={known.waiting}
            onChange={(next) => {
              onChange(asTyped(next));
            }}
          />
        </div>
      )}
      <PasteList
        onPaste={(pasted) => {
          onChange(asTyped(pasted));
        }}
      />
      {of === 'id' ? <AbsentValues of="id" values={texts} /> : null}
    </>
  );
}

/** A few values typed one after the other, where there is nothing to pick from. */
function TypedValues({
  texts,
  label,
  onChange,
}: {
  readonly texts: readonly string[];
  readonly label: string;
  readonly onChange: (texts: readonly string[]) => void;
}) {
  const [text, setText] = useState(texts.join('; '));
  const parsed = (of: string): readonly string[] =>
    of
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  // What is typed stays as typed while it says the same values.
  const shown = parsed(text).join('\n') === texts.join('\n') ? text : texts.join('; ');
  return (
    <div className={classes.value}>
      <TextField
        label={label}
        labelHidden
        value={shown}
        onChange={(next) => {
          setText(next);
          onChange(parsed(next));
        }}
      />
    </div>
  );
}

function PasteList({ onPaste }: { readonly onPaste: (values: readonly string[]) => void }) {
  const { segmentRule } = useWords();
  const words = segmentRule.list;
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { values, repeated } = useMemo(() => pastedValues(text), [text]);
  const tooMany = values.length > mostPasted;
  return (
    <Popover
      label={words.title}
      width={360}
      open={open}
      onOpenChange={setOpen}
      target={
        <Button
          size="small"
          kind="plain"
          icon={<IconClipboardList size={14} />}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {words.paste}
        </Button>
      }
    >
      <div className={classes.paste} onPasteCapture={takeLong}>
        {text.length > longestShown ? (
          <LongList values={values} error={tooMany ? words.tooMany(values.length) : null} onClear={clear} />
        ) : (
          <TextField label={words.field} help={words.help} lines={4} value={text} onChange={setText} />
        )}
        {repeated > 0 ? <span className={classes.exact}>{words.repeated(repeated)}</span> : null}
        <Button
          kind="primary"
          disabled={values.length === 0 || tooMany}
          onClick={() => {
            onPaste(values);
            setOpen(false);
            setText('');
          }}
        >
          {words.use(values.length)}
        </Button>
      </div>
    </Popover>
  );

  function clear(): void {
    setText('');
  }

  /** A browser takes half a minute to lay 200,000 lines into a field: they are kept beside it. */
  function takeLong(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= longestShown) return;
    event.preventDefault();
    setText(text === '' ? pasted : `${text}\n${pasted}`);
  }
}

/** What was pasted, where it is too long for a field: how many values, and the first of them. */
function LongList({
  values,
  error,
  onClear,
}: {
  readonly values: readonly string[];
  readonly error: string | null;
  readonly onClear: () => void;
}) {
  const { segmentRule } = useWords();
  const formats = useFormats();
  const first = values.slice(0, 3).map((one) => formats.quote(one));
  return (
    <div className={classes.paste} role="status">
      <span className={classes.list}>
        {segmentRule.list.many(values.length)}
        <Button size="small" kind="plain" onClick={onClear}>
          {segmentRule.list.clear}
        </Button>
      </span>
      <span className={classes.exact}>{`${first.join(', ')}…`}</span>
      {error === null ? null : <span className={classes.problem}>{error}</span>}
    </div>
  );
}
