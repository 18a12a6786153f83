import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './Tooltip.module.css';

export interface TooltipProps {
  readonly label: ReactNode;
  /** One element that takes a ref and can be focused. */
  readonly children: ReactElement;
  readonly side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
}

export function Tooltip({ label, children, side = 'top' }: TooltipProps) {
  return (
    <MantineTooltip
      multiline
      label={label}
      position={side}
      events={{ hover: true, focus: true, touch: false }}
      classNames={{ tooltip: classes.tooltip ?? '' }}
    >
      {children}
    </MantineTooltip>
  );
}
