import type { ReactNode } from 'react';
import classes from './Headline.module.css';
import { RichText } from './RichText.tsx';

export interface HeadlineProps {
  /** The finding, as a sentence. */
  readonly children: string;
  /** What, for whom, as of when, n. `**…**` is said louder. */
  readonly subtitle?: string | undefined;
  readonly end?: ReactNode;
}

/** The one `h1` of a screen. */
export function Headline({ children, subtitle, end }: HeadlineProps) {
  return (
    <header className={classes.headline}>
      <div>
        <h1 className={classes.title} tabIndex={-1}>
          {children}
        </h1>
        {subtitle === undefined ? null : (
          <p className={classes.subtitle}>
            <RichText text={subtitle} />
          </p>
        )}
      </div>
      {end === undefined ? null : <div className={classes.end}>{end}</div>}
    </header>
  );
}
