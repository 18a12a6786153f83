import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { State } from './StateMark.tsx';
import classes from './TopBar.module.css';

export interface TopValueProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'type' | 'value'> {
  /** Said low: `Situation au`. */
  readonly name: string;
  /** Said loud: `30 septembre 2026`. */
  readonly value: string;
}

/** A setting of everything on screen, in the top bar; opens what changes it. Takes a ref, for `Popover` and `Menu`. */
export function TopValue({ name, value, ...rest }: TopValueProps) {
  return (
    <button {...rest} type="button" className={classes.value}>
      <span>{name}</span> <strong>{value}</strong>
    </button>
  );
}

export interface TopProjectProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'style' | 'type' | 'name'
> {
  readonly name: string;
  /** `enregistré`. */
  readonly saved: string;
}

export function TopProject({ name, saved, ...rest }: TopProjectProps) {
  return (
    <button {...rest} type="button" className={classes.project}>
      <strong>{name}</strong> {saved === '' ? null : <span>· {saved}</span>}
    </button>
  );
}

export interface TopBadgeProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'type'> {
  readonly state: State;
  readonly children: ReactNode;
}

/** A state that is always in sight and opens its proof: `◉ Scellé · 0 requête sortante`. */
export function TopBadge({ state, children, ...rest }: TopBadgeProps) {
  return (
    <button {...rest} type="button" className={classes.badge} data-state={state}>
      <span aria-hidden className={classes.ring} />
      <span className={classes.badgeText}>{children}</span>
    </button>
  );
}

/** A number in the top bar that says no more than itself. */
export function TopText({ children, title }: { readonly children: ReactNode; readonly title?: string | undefined }) {
  return (
    <span className={classes.text} title={title}>
      {children}
    </span>
  );
}
