import { MultiSelect } from '@mantine/core';
import { inputProps, multiClasses, type FieldProps } from './field.ts';
import { groupOptions, type Option } from './option.ts';
import { useUi } from './ui-context.ts';

export interface MultiSelectFieldProps<Value extends string> extends FieldProps {
  readonly value: readonly Value[];
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: readonly Value[]) => void;
  readonly placeholder?: string | undefined;
  readonly most?: number | undefined;
}

export function MultiSelectField<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  most,
  ...field
}: MultiSelectFieldProps<Value>) {
  const { labels } = useUi();
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
      {...(most === undefined ? {} : { maxValues: most })}
    />
  );
}
