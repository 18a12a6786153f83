import type { ReactNode } from 'react';
import classes from './NumberText.module.css';

export interface NumberTextProps {
  readonly children: ReactNode;
  /** `headline`: the large figure of a side column, 28 px. */
  readonly size?: 'inline' | 'headline' | undefined;
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad' | 'selection' | 'quiet' | undefined;
  readonly strong?: boolean | undefined;
  /** The exact value, on hover. */
  readonly exact?: string | undefined;
}

/** A number with figures of one width, never broken over two lines. */
export function NumberText({ children, size = 'inline', tone = 'plain', strong = false, exact }: NumberTextProps) {
  return (
    <span className={classes.number} data-size={size} data-tone={tone} data-strong={strong || undefined} title={exact}>
      {children}
    </span>
  );
}
