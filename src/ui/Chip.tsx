import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Chip.module.css';
import { useUi } from './ui-context.ts';

export interface ChipProps {
  /** What kind of thing it is, said low before the value: `offre`, `moment`. */
  readonly family?: string | undefined;
  readonly children: ReactNode;
  /** Needed for the remove button's name when the value is not plain text. */
  readonly name?: string | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly selected?: boolean | undefined;
  readonly size?: 'small' | 'normal' | undefined;
}

export function Chip({ family, children, name, onClick, onRemove, selected = false, size = 'normal' }: ChipProps) {
  const { labels } = useUi();
  const content = (
    <>
      {family === undefined ? null : <span className={classes.family}>{family} </span>}
      {children}
    </>
  );
  return (
    <span className={classes.chip} data-selected={selected || undefined} data-size={size}>
      {onClick === undefined ? (
        <span className={classes.body}>{content}</span>
      ) : (
        <button type="button" className={classes.body} aria-pressed={selected} onClick={onClick}>
          {content}
        </button>
      )}
      {onRemove === undefined ? null : (
        <button
          type="button"
          className={classes.remove}
          aria-label={labels.remove(name ?? (typeof children === 'string' ? children : (family ?? '')))}
          onClick={onRemove}
        >
          <IconX size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** Chips in a line that wraps. */
export function ChipRow({ children, label }: { readonly children: ReactNode; readonly label?: string | undefined }) {
  return (
    <span className={classes.row} {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}>
      {children}
    </span>
  );
}
