import classes from './field.module.css';

/** What every field takes. A field is always labelled; a label may be hidden from the eye, never from the ear. */
export interface FieldProps {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly help?: string | undefined;
  /** What is wrong with the value and how to mend it. */
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
}

const wrapper = {
  label: classes.label ?? '',
  description: classes.description ?? '',
  error: classes.error ?? '',
  input: classes.input ?? '',
};

export const fieldClasses = wrapper;

export const comboboxClasses = {
  ...wrapper,
  dropdown: classes.dropdown ?? '',
  option: classes.option ?? '',
  groupLabel: classes.groupLabel ?? '',
  empty: classes.empty ?? '',
};

export const calendarClasses = { ...wrapper, day: classes.day ?? '' };

export const multiClasses = { ...comboboxClasses, pill: classes.pill ?? '' };

/** The part of a field's props that Mantine's inputs share. */
export function inputProps({ label, labelHidden = false, help, error, disabled = false }: FieldProps) {
  return {
    ...(labelHidden ? { 'aria-label': label } : { label }),
    description: help,
    error: error ?? false,
    disabled,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies (
      'label' | 'input' | 'description' | 'error'
    )[],
  };
}
