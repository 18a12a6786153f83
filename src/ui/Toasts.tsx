import { Notifications, notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { Button } from './Button.tsx';
import classes from './Toasts.module.css';
import { useUi } from './ui-context.ts';

export interface Toast {
  readonly message: string;
  /** One act, usually to undo. */
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
  readonly tone?: 'info' | 'error' | undefined;
}

/** Gives the function that says, bottom left and for some seconds, that something was done; errors stay until closed. */
export function useToast(): (toast: Toast) => void {
  const { labels } = useUi();
  return useCallback(
    ({ message, action, tone = 'info' }) => {
      const id = `toast-${message}`;
      notifications.hide(id);
      notifications.show({
        id,
        autoClose: tone === 'error' ? false : action === undefined ? 5000 : 9000,
        closeButtonProps: { 'aria-label': labels.close },
        role: tone === 'error' ? 'alert' : 'status',
        className: tone === 'error' ? `${classes.toast ?? ''} ${classes.error ?? ''}` : (classes.toast ?? ''),
        message: (
          <span className={classes.row}>
            <span>{message}</span>
            {action === undefined ? null : (
              <Button
                kind="plain"
                onClick={() => {
                  notifications.hide(id);
                  action.onClick();
                }}
              >
                {action.label}
              </Button>
            )}
          </span>
        ),
      });
    },
    [labels],
  );
}

/** Where toasts appear; placed once by `UiProvider`. */
export function Toasts() {
  return <Notifications position="bottom-left" limit={3} transitionDuration={150} />;
}
