import { UnstyledButton } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'style' | 'type' | 'aria-label' | 'children'
> {
  /** What it does; heard by screen readers and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: 'small' | 'normal' | undefined;
}

export function IconButton({ label, icon, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <UnstyledButton
        component="button"
        {...rest}
        type="button"
        aria-label={label}
        data-size={size}
        className={className === undefined ? classes.button : `${classes.button ?? ''} ${className}`}
      >
        {icon}
      </UnstyledButton>
    </Tooltip>
  );
}
