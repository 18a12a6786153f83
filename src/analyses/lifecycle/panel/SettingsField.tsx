import type { ReactNode } from 'react';
import type { LifecycleResult } from '../run.ts';
import type { LifecycleSpec } from '../spec.ts';
import classes from './lifecycle.module.css';
import type { Telling } from './telling.ts';

export interface SettingsProps {
  readonly spec: LifecycleSpec;
  readonly result: LifecycleResult | null;
  readonly telling: Telling;
  readonly onSpecChange: (spec: LifecycleSpec) => void;
}

/** A choice that has no field of its own, with its name over it. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <p className={classes.fieldLabel}>{label}</p>
      {children}
    </div>
  );
}
