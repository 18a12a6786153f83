import { Select } from '@mantine/core';
import { comboboxClasses, inputProps, type FieldProps } from './field.ts';
import { groupOptions, type Option } from './option.ts';
import { useUi } from './ui-context.ts';

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** Called when the reader empties it; without it the field cannot be emptied. */
  readonly onClear?: (() => void) | undefined;
  /** Typing narrows the list; by default when there are more than 8 options. */
  readonly searchable?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

export function SelectField<Value extends string>({
  value,
  options,
  onChange,
  onClear,
  searchable,
  placeholder,
  ...field
}: SelectFieldProps<Value>) {
  const { labels } = useUi();
  const chosenLabel = options.find((option) => option.value === value)?.label;
  const byText = new Map<string, Value>(options.map((option) => [option.value, option.value]));
  return (
    <Select
      {...inputProps(field)}
      classNames={comboboxClasses}
      data={groupOptions(options)}
      value={value}
      {...(chosenLabel === undefined ? {} : { title: chosenLabel })}
      onChange={(next: string | null) => {
        const chosen = next === null ? undefined : byText.get(next);
        if (chosen !== undefined) onChange(chosen);
        else onClear?.();
      }}
      searchable={searchable ?? options.length > 8}
      openOnFocus={false}
      clearable={onClear !== undefined}
      clearButtonProps={{ 'aria-label': labels.clear, tabIndex: 0, 'aria-hidden': false, size: '24px' }}
      allowDeselect={false}
      nothingFoundMessage={labels.nothingFound}
      placeholder={placeholder ?? ''}
      maxDropdownHeight={320}
      comboboxProps={{ shadow: 'none', offset: 4 }}
    />
  );
}
