import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

export interface EmptyStateProps {
  /** What will be here. */
  readonly title: string;
  /** Why it is worth it. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** A faint drawing of what it will look like. */
  readonly picture?: ReactNode;
  readonly level?: 1 | 2 | undefined;
}

export function EmptyState({ title, children, action, picture, level = 2 }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.empty}>
      {picture === undefined ? null : (
        <div className={classes.picture} aria-hidden>
          {picture}
        </div>
      )}
      <Title className={classes.title}>{title}</Title>
      <div className={classes.why}>{children}</div>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
