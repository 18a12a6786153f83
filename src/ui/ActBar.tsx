import type { ReactNode } from 'react';
import classes from './ActBar.module.css';

export interface ActBarProps {
  readonly label: string;
  /** What is selected: `12 431 clients`. */
  readonly subject: ReactNode;
  readonly detail?: ReactNode;
  /** The selection's hue, when the subject is what is coloured in the picture. */
  readonly selection?: boolean | undefined;
  /** Buttons; the primary one last. */
  readonly children: ReactNode;
}

/** What can be done with what is selected, at the end of the picture. */
export function ActBar({ label, subject, detail, selection = false, children }: ActBarProps) {
  return (
    <div className={classes.bar} role="group" aria-label={label}>
      <span className={classes.subject} data-selection={selection || undefined} aria-live="polite">
        {selection ? <span className={classes.square} aria-hidden /> : null}
        {subject}
      </span>
      <span className={classes.detail}>{detail}</span>
      <span className={classes.acts}>{children}</span>
    </div>
  );
}
