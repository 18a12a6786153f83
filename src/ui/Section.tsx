import { useId, type ReactNode } from 'react';
import classes from './Section.module.css';

export interface SectionProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
  /** `fields`: children are fields, one under the other. */
  readonly layout?: 'plain' | 'fields' | undefined;
}

export function Section({ title, note, end, children, layout = 'plain' }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {end}
      </div>
      {note === undefined ? null : <p className={classes.note}>{note}</p>}
      <div className={layout === 'fields' ? classes.fields : undefined}>{children}</div>
    </section>
  );
}

/** A thing one can keep: a source, a card, a segment. Anything else needs no box. */
export function Card({
  children,
  tone = 'plain',
  label,
}: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'warn' | undefined;
  readonly label?: string | undefined;
}) {
  return (
    <article className={classes.card} data-tone={tone} aria-label={label}>
      {children}
    </article>
  );
}
