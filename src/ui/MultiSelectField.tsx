import { MultiSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import fieldRows from './MultiSelectField.module.css';
import { inputProps, multiClasses, type FieldProps } from './field.ts';
import { groupOptions, type Option } from './option.ts';
import { useUi } from './ui-context.ts';

export interface MultiSelectFieldProps<Value extends string> extends FieldProps {
  readonly value: readonly Value[];
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: readonly Value[]) => void;
  readonly placeholder?: string | undefined;
  readonly most?: number | undefined;
  /** Called with what is typed, where the options are only some of those there are. */
  readonly onSearch?: ((text: string) => void) | undefined;
  /** The options are still being looked up: what is typed and entered meanwhile is taken once they are there. */
  readonly waiting?: boolean | undefined;
}

/** The option that a typed text means: the one named so, or the only one that holds it. */
function meantOption<Value extends string>(options: readonly Option<Value>[], text: string): Option<Value> | null {
  const plain = text.trim().toLowerCase();
  if (plain === '') return null;
  const exact = options.find(({ label }) => label.toLowerCase() === plain);
  if (exact !== undefined) return exact;
  const holding = options.filter(({ label }) => label.toLowerCase().includes(plain));
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

export function MultiSelectField<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  most,
  onSearch,
  waiting = false,
  ...field
}: MultiSelectFieldProps<Value>) {
  const { labels, language } = useUi();
  const notes = new Map<string, number>(
    options.flatMap((option) => (option.note === undefined ? [] : [[option.value, option.note]])),
  );
  const number = new Intl.NumberFormat(language);
  const byText = new Map<string, Value>(options.map((option) => [option.value, option.value]));
  const [search, setSearch] = useState('');
  const [entered, setEntered] = useState<string | null>(null);
  const searched = (text: string): void => {
    setSearch(text);
    onSearch?.(text);
  };
  const take = (text: string): boolean => {
    const meant = meantOption(
      options.filter((option) => !value.includes(option.value)),
      text,
    );
    if (meant === null) return false;
    searched('');
    if (most === undefined || value.length < most) onChange([...value, meant.value]);
    return true;
  };
  useEffect(() => {
    if (entered === null || waiting) return;
    setEntered(null);
    take(entered);
    // Only the arrival of the options counts.
  }, [entered, waiting]);
  return (
    <MultiSelect
      {...inputProps(field)}
      classNames={multiClasses}
      data={groupOptions(options)}
      value={[...value] as string[]}
      onChange={(next: string[]) => {
        onChange(next.flatMap((text) => byText.get(text) ?? []));
      }}
      searchable
      searchValue={search}
      onSearchChange={searched}
      onKeyDown={(event) => {
        const active = event.currentTarget.getAttribute('aria-activedescendant') ?? '';
        if (event.key !== 'Enter' || search.trim() === '' || active !== '') return;
        if (waiting) setEntered(search);
        else take(search);
      }}
      clearable
      hidePickedOptions
      clearButtonProps={{ 'aria-label': labels.clear, tabIndex: 0, 'aria-hidden': false, size: '24px' }}
      nothingFoundMessage={waiting ? labels.loading : labels.nothingFound}
      placeholder={value.length === 0 ? (placeholder ?? '') : ''}
      maxDropdownHeight={320}
      comboboxProps={{ shadow: 'none', offset: 4 }}
      {...(notes.size === 0
        ? {}
        : {
            renderOption: ({ option }: { readonly option: { readonly value: string; readonly label: string } }) => {
              const note = notes.get(option.value);
              return (
                <span className={fieldRows.row}>
                  <span>{option.label}</span>
                  {note === undefined ? null : <span className={fieldRows.note}>{number.format(note)}</span>}
                </span>
              );
            },
          })}
      {...(most === undefined ? {} : { maxValues: most })}
    />
  );
}
