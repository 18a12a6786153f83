import { SegmentedControl } from '@mantine/core';
import classes from './SegmentedChoice.module.css';

export interface SegmentedChoiceProps<Value extends string> {
  /** Names the group for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly disabled?: boolean | undefined;
  }[];
  readonly onChange: (value: Value) => void;
  readonly wide?: boolean | undefined;
  /** `strong`: the chosen one in ink, as the language switch of the top bar. */
  readonly look?: 'quiet' | 'strong' | undefined;
}

export function SegmentedChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
  wide = false,
  look = 'quiet',
}: SegmentedChoiceProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={(next: string) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      data={options.map((option) => ({ value: option.value, label: option.label, disabled: option.disabled ?? false }))}
      fullWidth={wide}
      size="xs"
      transitionDuration={150}
      data-look={look}
      classNames={{ root: classes.root ?? '', indicator: classes.indicator ?? '', label: classes.label ?? '' }}
      withItemsBorders={false}
    />
  );
}
