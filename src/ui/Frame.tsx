import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Frame.module.css';
import { IconButton } from './IconButton.tsx';
import { Rail, type RailGroup } from './Rail.tsx';

export interface FrameProps {
  readonly groups: readonly RailGroup[];
  readonly labels: {
    readonly rail: string;
    readonly fold: string;
    readonly unfold: string;
    readonly skip: string;
    readonly home: string;
  };
  /** Folded by the reader; under 1000 px the rail is always folded. */
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onHome: () => void;
  /** Top bar, from the left: project, as-of date, population. */
  readonly top: ReactNode;
  /** Top bar, at the end: privacy badge, memory, language, palette. */
  readonly topEnd: ReactNode;
  /** Under the rail's groups. */
  readonly railEnd?: ReactNode;
  readonly children: ReactNode;
}

/** The whole page: rail, top bar, main. */
export function Frame({ groups, labels, folded, onFold, onHome, top, topEnd, railEnd, children }: FrameProps) {
  return (
    <div className={classes.frame} data-folded={folded || undefined}>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {labels.skip}
      </a>
      <header className={classes.top}>
        <button type="button" className={classes.home} aria-label={labels.home} onClick={onHome}>
          <Wordmark />
        </button>
        <div className={classes.topStart}>{top}</div>
        <div className={classes.topEnd}>{topEnd}</div>
      </header>
      <nav className={classes.rail} aria-label={labels.rail}>
        <Rail groups={groups} folded={folded} />
        <div className={classes.railEnd}>
          {railEnd}
          <span className={classes.fold}>
            <IconButton
              label={folded ? labels.unfold : labels.fold}
              icon={folded ? <IconLayoutSidebarLeftExpand /> : <IconLayoutSidebarLeftCollapse />}
              aria-expanded={!folded}
              onClick={() => {
                onFold(!folded);
              }}
            />
          </span>
        </div>
      </nav>
      <main id="main" className={classes.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The name as it is drawn, not as it is said. */
function Wordmark() {
  const [before, accent, after] = ['é', 'c', 'art'];
  return (
    <span className={classes.wordmark} aria-hidden>
      {before}
      <span>{accent}</span>
      {after}
    </span>
  );
}
