import type { ReactNode } from 'react';
import classes from './StateMark.module.css';
import { useUi } from './ui-context.ts';

export type State = 'good' | 'warn' | 'bad' | 'neutral';

const signs: Record<State, string> = { good: '✓', warn: '~', bad: '!', neutral: '·' };

export interface StateMarkProps {
  readonly state: State;
  /** The word; a colour and a sign are never alone. */
  readonly children: ReactNode;
}

/** `✓ confirmé`, `~ plus faible`, `! à revoir`. */
export function StateMark({ state, children }: StateMarkProps) {
  return (
    <span className={classes.mark} data-state={state}>
      <span aria-hidden>{signs[state]} </span>
      {children}
    </span>
  );
}

/** A dot at the head of a line whose words say the state; heard as its name. */
function StateDot({ state }: { readonly state: State }) {
  const { labels } = useUi();
  const names: Record<State, string> = {
    good: labels.ok,
    warn: labels.warning,
    bad: labels.bad,
    neutral: labels.neutral,
  };
  return <span className={classes.dot} data-state={state} role="img" aria-label={names[state]} title={names[state]} />;
}

export interface StateLineProps {
  readonly state: State;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** A number at the end of the line. */
  readonly value?: ReactNode;
  readonly onClick?: (() => void) | undefined;
}

/** One line of a list of findings: dot, title and number, detail underneath. */
export function StateLine({ state, title, detail, value, onClick }: StateLineProps) {
  const content = (
    <>
      <StateDot state={state} />
      <span className={classes.title}>{title}</span>
      <span className={classes.value}>{value}</span>
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
    </>
  );
  return onClick === undefined ? (
    <div className={classes.line}>{content}</div>
  ) : (
    <button type="button" className={classes.line} onClick={onClick}>
      {content}
    </button>
  );
}
