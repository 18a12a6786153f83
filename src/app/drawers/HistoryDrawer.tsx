import { useStore } from 'zustand';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useSession } from '../../store/app-context.tsx';
import { useChangeWords } from '../change-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import classes from './HistoryDrawer.module.css';

/** Every act in words, the newest first; one can go back to any of them, and forward again. */
export function HistoryDrawer() {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const say = useChangeWords();
  const open = useSession((session) => session.drawer === 'history');
  const history = useStore(app.document, (state) => state.history);
  const acts = [...history.past, ...history.future];
  const done = history.past.length;
  return (
    <Drawer
      open={open}
      onClose={() => {
        app.session.setState({ drawer: null });
      }}
      title={words.history.title}
    >
      {acts.length === 0 ? <p className={classes.empty}>{words.history.empty}</p> : null}
      <ol className={classes.list} reversed>
        {acts.map((act, index) => (
          // An act is where it is: the list only grows and shrinks at its end.
          <li
            key={index}
            className={classes.act}
            data-undone={index >= done || undefined}
            aria-current={index + 1 === done ? 'step' : undefined}
          >
            <span>
              {say(act.change, index < done ? act.project : history.present)}
              <span className={classes.when}>
                {formats.time(act.at)}
                {index >= done ? ` · ${words.history.undoneLater}` : ''}
                {index + 1 === done ? ` · ${words.history.here}` : ''}
              </span>
            </span>
            {index + 1 === done ? null : (
              <Button size="small" kind="plain" onClick={() => app.document.getState().goTo(index + 1)}>
                {words.history.goBack}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {acts.length === 0 ? null : (
        <Button size="small" kind="plain" disabled={done === 0} onClick={() => app.document.getState().goTo(0)}>
          {words.history.begin}
        </Button>
      )}
    </Drawer>
  );
}
