import { useRef } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { UserError } from '../../model/problem.ts';
import { useApp } from '../../store/app-context.tsx';
import { importProjectFile } from '../../store/project-files.ts';
import { Button } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toasts.tsx';

/** Opens a recipe that was saved as a file; its data files are then dropped beside it. */
export function OpenProjectFile() {
  const words = useWords();
  const app = useApp();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const open = (file: File): void => {
    importProjectFile(app, file).then(
      ({ name, missing }) => {
        toast({
          message: words.home.projects.opened({ name: name === '' ? words.home.projects.untitled : name, missing }),
        });
        if (missing > 0) app.session.getState().set({ screen: 'sources' });
      },
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      },
    );
  };
  return (
    <>
      <Button kind="plain" size="small" onClick={() => input.current?.click()}>
        {words.home.openProject}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        aria-label={words.home.openProject}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) open(file);
        }}
      />
    </>
  );
}
