import { MultiSelect } from '@mantine/core';
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
}

export function MultiSelectField<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  most,
  onSearch,
  ...field
}: MultiSelectFieldProps<Value>) {
  const { labels, language } = useUi();
  const notes = new Map<string, number>(
    options.flatMap((option) => (option.note === undefined ? [] : [[option.value, option.note]])),
  );
  const number = new Intl.NumberFormat(language);
  const byText = new Map<string, Value>(options.map((option) => [option.value, option.value]));
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
      clearable
      hidePickedOptions
      clearButtonProps={{ 'aria-label': labels.clear, tabIndex: 0, 'aria-hidden': false, size: '24px' }}
      nothingFoundMessage={labels.nothingFound}
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
      {...(onSearch === undefined ? {} : { onSearchChange: onSearch })}
      {...(most === undefined ? {} : { maxValues: most })}
    />
  );
}
