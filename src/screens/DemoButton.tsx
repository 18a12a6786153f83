import { useState } from 'react';
import { useWords } from '../locales/locale-context.tsx';
import { problemSentence } from '../locales/problem-sentence.ts';
import { UserError } from '../model/problem.ts';
import { useApp } from '../store/app-context.tsx';
import { Button } from '../ui/Button.tsx';
import { useToast } from '../ui/Toasts.tsx';

/** Opens the demo company and gives the project its name. */
export function DemoButton() {
  const words = useWords();
  const app = useApp();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    const before = app.document.getState().history.present.id;
    // Once the demo's files arrive another project is open: it takes the name while they are read.
    const unsubscribe = app.data.subscribe(({ arriving }) => {
      const { present } = app.document.getState().history;
      if (arriving.length === 0 || present.id === before) return;
      unsubscribe();
      app.document.getState().dispatch({ type: 'project/renamed', name: words.home.demo.name });
    });
    app
      .openDemo()
      .catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      })
      .finally(() => {
        unsubscribe();
        setBusy(false);
      });
  };
  return (
    <Button busy={busy} onClick={open}>
      {busy ? words.home.demo.loading : words.home.demo.action}
    </Button>
  );
}
