import { useState } from 'react';
import { useWords } from '../locales/locale-context.tsx';
import { problemSentence } from '../locales/problem-sentence.ts';
import { UserError } from '../model/problem.ts';
import { useApp } from '../store/app-context.tsx';
import { Button } from '../ui/Button.tsx';
import { useToast } from '../ui/Toasts.tsx';

/** Opens the demo company. */
export function DemoButton() {
  const words = useWords();
  const app = useApp();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    app
      .openDemo(words.home.demo.name)
      .catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <Button busy={busy} onClick={open}>
      {busy ? words.home.demo.loading : words.home.demo.action}
    </Button>
  );
}
