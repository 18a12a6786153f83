import { Hint } from '../../ui/Hint.tsx';
import classes from './QuietSelect.module.css';

export interface QuietOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface QuietSelectProps<Value extends string> {
  /** Heard, not seen. */
  readonly label: string;
  readonly value: Value;
  readonly groups: readonly { readonly label: string | null; readonly options: readonly QuietOption<Value>[] }[];
  readonly onChange: (value: Value) => void;
  /** Why it is what it is: said on hover and on focus, and heard after the label. */
  readonly reason?: string | undefined;
  /** The guess behind it is weak: said by a sign, and in the reason. */
  readonly doubtful?: boolean | undefined;
}

/** A choice that reads as text until one looks for it. The browser's own list: a screen holds a hundred of them. */
export function QuietSelect<Value extends string>({
  label,
  value,
  groups,
  onChange,
  reason,
  doubtful = false,
}: QuietSelectProps<Value>) {
  const all = groups.flatMap((group) => group.options);
  const items = (options: readonly QuietOption<Value>[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  const place = (
    <span className={classes.place} data-doubtful={doubtful || undefined}>
      <span className={classes.shown} aria-hidden>
        {all.find((option) => option.value === value)?.label ?? value}
      </span>
      {doubtful ? (
        <span aria-hidden className={classes.doubt}>
          ?
        </span>
      ) : null}
      <select
        className={classes.select}
        aria-label={label}
        aria-description={reason}
        value={value}
        onChange={(event) => {
          const chosen = all.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {groups.map((group, index) =>
          group.label === null ? (
            items(group.options)
          ) : (
            <optgroup key={group.label} label={group.label} data-index={index}>
              {items(group.options)}
            </optgroup>
          ),
        )}
      </select>
    </span>
  );
  return reason === undefined ? place : <Hint label={reason}>{place}</Hint>;
}
