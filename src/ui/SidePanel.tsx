import type { ReactNode } from 'react';
import classes from './SidePanel.module.css';

/** A screen without a side column. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={classes.page}>{children}</div>;
}

export interface SidePanelProps {
  /** The main column. */
  readonly children: ReactNode;
  /** The explanation, then the settings of what is shown. */
  readonly side: ReactNode;
  readonly sideLabel: string;
}

/** Main column and side column of 290 px; under 1000 px the side stands below. */
export function SidePanel({ children, side, sideLabel }: SidePanelProps) {
  return (
    <div className={classes.columns}>
      <div className={classes.page}>{children}</div>
      <aside className={classes.side} aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  );
}
