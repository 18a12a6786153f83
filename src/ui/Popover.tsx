import { Popover as MantinePopover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './Popover.module.css';

export interface PopoverProps {
  /** One button that takes a ref. */
  readonly target: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
  readonly width?: number | undefined;
  /** Controlled from outside when both are given. */
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Popover({ target, label, children, width = 320, open, onOpenChange }: PopoverProps) {
  return (
    <MantinePopover
      width={width}
      position="bottom-start"
      offset={6}
      trapFocus
      returnFocus
      {...(open === undefined ? {} : { opened: open })}
      {...(onOpenChange === undefined ? {} : { onChange: onOpenChange })}
    >
      <MantinePopover.Target>{target}</MantinePopover.Target>
      <MantinePopover.Dropdown className={classes.dropdown ?? ''} aria-label={label}>
        {children}
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}
