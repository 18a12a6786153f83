import { useRef, useState, type ReactNode } from 'react';
import { Tooltip as MantineTooltip } from '@mantine/core';
import classes from './Tooltip.module.css';

export interface HintProps {
  readonly label: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A tooltip that costs nothing until it is looked for: a table holds hundreds of them. */
export function Hint({ label, className, children }: HintProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  const show = (): void => {
    setNear(true);
  };
  const hide = (): void => {
    setNear(false);
  };
  return (
    <span
      ref={place}
      className={className}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide();
      }}
    >
      {children}
      {near ? (
        <MantineTooltip multiline opened label={label} target={place} classNames={{ tooltip: classes.tooltip ?? '' }} />
      ) : null}
    </span>
  );
}
