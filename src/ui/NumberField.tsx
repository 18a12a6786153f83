import { NumberInput } from '@mantine/core';
import { fieldClasses, inputProps, type FieldProps } from './field.ts';
import { useUi } from './ui-context.ts';

export interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  /** Null when the field is emptied. */
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly decimals?: number | undefined;
  /** Written after the number, as `€` or `mois`. */
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
}

/** A number typed as the language writes it; a decimal point is taken too, because numeric keypads give one. */
export function NumberField({
  value,
  onChange,
  min,
  max,
  step = 1,
  decimals = 2,
  unit,
  placeholder,
  ...field
}: NumberFieldProps) {
  const { language } = useUi();
  const french = language.startsWith('fr');
  return (
    <NumberInput
      {...inputProps(field)}
      classNames={fieldClasses}
      value={value ?? ''}
      onChange={(next) => {
        onChange(typeof next === 'number' && Number.isFinite(next) ? next : null);
      }}
      decimalSeparator={french ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      thousandSeparator={french ? '\u202F' : ','}
      decimalScale={decimals}
      suffix={unit === undefined ? '' : `\u00A0${unit}`}
      step={step}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      clampBehavior="blur"
      hideControls
      placeholder={placeholder ?? ''}
    />
  );
}
