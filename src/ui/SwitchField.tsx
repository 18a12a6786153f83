import { Switch } from '@mantine/core';
import classes from './SwitchField.module.css';
import type { FieldProps } from './field.ts';

export interface SwitchFieldProps extends Omit<FieldProps, 'error' | 'labelHidden'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchField({ checked, onChange, label, help, disabled = false }: SwitchFieldProps) {
  return (
    <Switch
      checked={checked}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
      label={label}
      description={help}
      disabled={disabled}
      size="xs"
      withThumbIndicator={false}
      classNames={{ label: classes.label ?? '', description: classes.description ?? '', track: classes.track ?? '' }}
    />
  );
}
