import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { calendarClasses, comboboxClasses, inputProps, type FieldProps } from './field.ts';
import { typedDate, writtenDate } from './typed-date.ts';
import { useUi } from './ui-context.ts';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly clearable?: boolean | undefined;
  readonly placeholder?: string | undefined;
}

/** A day, typed day first or picked in a calendar. */
export function DateField({
  value,
  onChange,
  min,
  max,
  clearable = false,
  placeholder = '',
  ...field
}: DateFieldProps) {
  const { labels } = useUi();
  return (
    <DateInput
      {...inputProps(field)}
      classNames={calendarClasses}
      popoverProps={{ classNames: { dropdown: comboboxClasses.dropdown }, shadow: 'none' }}
      value={value}
      onChange={onChange}
      valueFormat={writtenDate}
      dateParser={typedDate}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': labels.clear }}
      placeholder={placeholder}
      leftSection={<IconCalendar size={15} stroke={1.75} aria-hidden />}
      ariaLabels={{ previousMonth: labels.previousMonth, nextMonth: labels.nextMonth }}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
    />
  );
}
