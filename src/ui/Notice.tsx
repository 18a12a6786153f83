import type { ReactNode } from 'react';
import classes from './Notice.module.css';
import { useUi } from './ui-context.ts';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';

export interface NoticeProps {
  readonly tone: 'info' | 'warn' | 'error';
  /** What happened. */
  readonly children: ReactNode;
  /** What to do about it. */
  readonly remedy?: ReactNode;
  /** Buttons. */
  readonly action?: ReactNode;
}

const icons = { info: IconInfoCircle, warn: IconAlertTriangle, error: IconCircleX };

export function Notice({ tone, children, remedy, action }: NoticeProps) {
  const { labels } = useUi();
  const Icon = icons[tone];
  const name = { info: labels.neutral, warn: labels.warning, error: labels.bad }[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon className={classes.icon} size={18} stroke={1.75} role="img" aria-label={name} />
      <div className={classes.text}>
        <div>{children}</div>
        {remedy === undefined ? null : <div className={classes.remedy}>{remedy}</div>}
      </div>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
