import { Drawer as MantineDrawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Drawer.module.css';
import { useUi } from './ui-context.ts';

export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** Stays at the bottom. */
  readonly footer?: ReactNode;
  readonly size?: 'normal' | 'large' | undefined;
}

/** Slides over the page from the right; never pushes it. */
export function Drawer({ open, onClose, title, subtitle, children, footer, size = 'normal' }: DrawerProps) {
  const { labels } = useUi();
  return (
    <MantineDrawer
      opened={open}
      onClose={onClose}
      position="right"
      attributes={{ header: { role: 'none' } }}
      size={size === 'large' ? 'min(820px, 92vw)' : 'min(460px, 92vw)'}
      title={title}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ duration: 180 }}
      closeButtonProps={{ 'aria-label': labels.close }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
    >
      {subtitle === undefined ? null : <div className={classes.subtitle}>{subtitle}</div>}
      <div className={classes.scroll}>{children}</div>
      {footer === undefined ? null : <div className={classes.footer}>{footer}</div>}
    </MantineDrawer>
  );
}
