import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import classes from './Dialog.module.css';
import { TextField } from './TextField.tsx';
import { useUi } from './ui-context.ts';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The verb of the act, not "OK". */
  readonly confirmLabel: string;
  readonly danger?: boolean | undefined;
  /** For what cannot be undone: a word to type first. */
  readonly typed?: { readonly word: string; readonly label: string } | undefined;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title} size="small">
      <ConfirmBody {...props} />
    </Dialog>
  );
}

/** Apart, so that what was typed is forgotten each time the dialog closes. */
function ConfirmBody({ onClose, onConfirm, children, confirmLabel, danger = false, typed }: ConfirmDialogProps) {
  const { labels } = useUi();
  const [text, setText] = useState('');
  const ready = typed === undefined || text.trim().toLowerCase() === typed.word.toLowerCase();
  return (
    <div className={classes.stack}>
      <div>{children}</div>
      {typed === undefined ? null : (
        <TextField
          label={typed.label}
          value={text}
          onChange={setText}
          autoFocus
          onEnter={ready ? onConfirm : undefined}
        />
      )}
      <div className={classes.actions}>
        <Button onClick={onClose}>{labels.cancel}</Button>
        <Button kind={danger ? 'danger' : 'primary'} disabled={!ready} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </div>
  );
}
