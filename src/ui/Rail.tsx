import type { ReactNode } from 'react';
import classes from './Rail.module.css';

export interface RailItem {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current: boolean;
  readonly onSelect: () => void;
  /** How many are inside, as `152 k`. */
  readonly count?: string | undefined;
  /** The number key that goes there. */
  readonly keys?: string | undefined;
}

export interface RailGroup {
  readonly label?: string | undefined;
  readonly items: readonly RailItem[];
}

export interface RailProps {
  readonly groups: readonly RailGroup[];
  readonly folded: boolean;
}

/** The screens; icon, word and count, or the icon alone when folded. */
export function Rail({ groups, folded }: RailProps) {
  return (
    <div className={classes.rail} data-folded={folded || undefined}>
      {groups.map((group, index) => (
        <div key={group.label ?? index} className={classes.group} role="group" aria-label={group.label}>
          {group.label === undefined ? null : (
            <div className={classes.heading} aria-hidden>
              {group.label}
            </div>
          )}
          {group.items.map((item) => (
            <button
              key={item.id}
              type="button"
              className={classes.item}
              title={item.keys === undefined ? item.label : `${item.label} (${item.keys})`}
              aria-label={item.count === undefined ? item.label : `${item.label} ${item.count}`}
              aria-current={item.current ? 'page' : undefined}
              aria-keyshortcuts={item.keys}
              onClick={item.onSelect}
            >
              <span className={classes.icon} aria-hidden>
                {item.icon}
              </span>
              <span className={classes.word}>{item.label}</span>
              {item.count === undefined ? null : <span className={classes.count}>{item.count}</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
