import { NumberField } from '../../ui/NumberField.tsx';

/** How many lines of a file are something: none of them, or up to `most`. */
export function LineCountField({
  label,
  value,
  most = Number.MAX_SAFE_INTEGER,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly most?: number;
  readonly onChange: (lines: number) => void;
}) {
  return (
    <NumberField
      label={label}
      value={value}
      min={0}
      decimals={0}
      onChange={(lines) => {
        onChange(Math.min(most, Math.max(0, lines ?? 0)));
      }}
    />
  );
}
