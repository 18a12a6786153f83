import { useEffect, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import classes from './dialogs.module.css';

/** Cells copied from a spreadsheet, read as a file of their own. */
export function PasteDialog() {
  const app = useApp();
  const words = useWords();
  const { paste } = words.sources;
  const open = useSession((session) => session.dialog === 'paste');
  const pasted = useSession((session) => session.pasted);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  useEffect(() => {
    if (open) setText(pasted);
  }, [open, pasted]);
  const close = (): void => {
    app.session.setState({ dialog: null, pasted: '' });
    setText('');
    setName('');
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={paste.title}
      actions={
        <>
          <Button onClick={close}>{words.shell.verbs.cancel}</Button>
          <Button
            kind="primary"
            disabled={text.trim() === ''}
            onClick={() => {
              const file = new File([text], `${name.trim() === '' ? paste.nameDefault : name.trim()}.csv`, {
                type: 'text/csv',
              });
              close();
              app.session.setState({ screen: 'sources' });
              void app.pipeline.addFiles([file]);
            }}
          >
            {paste.read}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <TextField label={paste.name} value={name} onChange={setName} placeholder={paste.nameDefault} />
        <TextField label={paste.label} value={text} onChange={setText} lines={10} autoFocus />
      </div>
    </Dialog>
  );
}
