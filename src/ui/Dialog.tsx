import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Dialog.module.css';
import { useUi } from './ui-context.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, at the end; the act last. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
}

const widths = { small: 420, normal: 560, large: 880 };

export function Dialog({ open, onClose, title, children, actions, size = 'normal' }: DialogProps) {
  const { labels } = useUi();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={widths[size]}
      centered
      attributes={{ header: { role: 'none' } }}
      radius={10}
      closeButtonProps={{ 'aria-label': labels.close }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
    >
      {children}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </Modal>
  );
}
