import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { fieldClasses, inputProps, type FieldProps } from './field.ts';
import { IconButton } from './IconButton.tsx';
import { IconX } from '@tabler/icons-react';
import { useUi } from './ui-context.ts';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** Several lines, growing with the text. */
  readonly lines?: number | undefined;
  /** A search field can be emptied by a button and by Esc. */
  readonly search?: boolean | undefined;
  readonly icon?: ReactNode;
  readonly autoFocus?: boolean | undefined;
  readonly onEnter?: (() => void) | undefined;
  /** When the field is left. */
  readonly onLeave?: (() => void) | undefined;
  /** A number is typed: phones show digits. */
  readonly numeric?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

export function TextField({
  value,
  onChange,
  placeholder = '',
  lines,
  search = false,
  icon,
  autoFocus = false,
  onEnter,
  onLeave,
  numeric = false,
  inputRef,
  ...field
}: TextFieldProps) {
  const { labels } = useUi();
  const shared = {
    ...inputProps(field),
    classNames: fieldClasses,
    value,
    placeholder,
    spellCheck: !search,
    'data-autofocus': autoFocus || undefined,
  };
  if (lines !== undefined) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={lines}
        maxRows={lines * 3}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      ref={inputRef ?? null}
      type={search ? 'search' : 'text'}
      inputMode={numeric ? 'decimal' : 'text'}
      onBlur={() => onLeave?.()}
      leftSection={icon}
      rightSection={
        search && value !== '' ? (
          <IconButton
            size="small"
            label={labels.clear}
            icon={<IconX />}
            onClick={() => {
              onChange('');
            }}
          />
        ) : null
      }
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onEnter !== undefined) onEnter();
        if (event.key === 'Escape' && search && value !== '') {
          event.stopPropagation();
          onChange('');
        }
      }}
    />
  );
}
