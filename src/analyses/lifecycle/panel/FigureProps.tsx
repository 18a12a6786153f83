import type { ReactNode } from 'react';
import type { ChartLabels } from '../../../charts/ChartFigure.tsx';
import type { LifecycleSpec, LifecycleView } from '../spec.ts';
import type { Pick, Telling } from './telling.ts';

/** What every figure of the screen is given. */
export interface FigureFrame {
  readonly labels: ChartLabels;
  readonly level: 'headline';
  readonly views: readonly { readonly value: LifecycleView; readonly label: string }[];
  readonly view: LifecycleView;
  readonly onView: (view: LifecycleView) => void;
  readonly end: ReactNode;
  readonly children: ReactNode;
}

export interface FigureProps {
  readonly spec: LifecycleSpec;
  readonly telling: Telling;
  readonly frame: FigureFrame;
  readonly onPick: (pick: Pick) => void;
}
