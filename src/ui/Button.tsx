import { Loader, UnstyledButton } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './Button.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'style' | 'type' | 'disabled'> {
  /** `primary`: the one filled act of a view. `quiet`: outlined. `plain`: text only. `danger`: destroys something. */
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'danger' | undefined;
  readonly icon?: ReactNode;
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Why it cannot be pressed now; the button stays reachable and says so. */
  readonly disabledBecause?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly size?: 'small' | 'normal' | undefined;
  readonly submits?: boolean | undefined;
}

export function Button({
  kind = 'quiet',
  icon,
  busy = false,
  disabled = false,
  disabledBecause,
  wide = false,
  size = 'normal',
  submits = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const blocked = disabledBecause !== undefined;
  const button = (
    <UnstyledButton
      component="button"
      {...rest}
      type={submits ? 'submit' : 'button'}
      className={className === undefined ? classes.button : `${classes.button ?? ''} ${className}`}
      data-kind={kind}
      data-size={size}
      data-wide={wide || undefined}
      disabled={disabled}
      aria-disabled={blocked || busy || undefined}
      aria-busy={busy || undefined}
      onClick={blocked || busy ? undefined : onClick}
    >
      {busy ? (
        <Loader size={14} color="currentColor" aria-hidden />
      ) : icon === undefined ? null : (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <span>{children}</span>
    </UnstyledButton>
  );
  return blocked ? <Tooltip label={disabledBecause}>{button}</Tooltip> : button;
}
