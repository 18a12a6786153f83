import { Fragment } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useSession } from '../../store/app-context.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import classes from './dialogs.module.css';

export function ShortcutsDialog() {
  const app = useApp();
  const { shortcuts } = useWords().shell;
  const open = useSession((session) => session.dialog === 'shortcuts');
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['0', '…', '5'], shortcuts.goTo],
    [['/'], shortcuts.search],
    [['Ctrl', 'K'], shortcuts.palette],
    [['Ctrl', 'Z'], shortcuts.undo],
    [['Ctrl', '⇧', 'Z'], shortcuts.redo],
    [['?'], shortcuts.shortcuts],
    [['↑', '↓'], shortcuts.move],
    [['Esc'], shortcuts.close],
  ];
  return (
    <Dialog
      open={open}
      onClose={() => {
        app.session.setState({ dialog: null });
      }}
      title={shortcuts.title}
    >
      <dl className={classes.keys}>
        {keys.map(([combination, act]) => (
          <Fragment key={act}>
            <dt>
              {combination.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{act}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
