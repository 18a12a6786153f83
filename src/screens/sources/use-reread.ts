import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { UserError } from '../../model/problem.ts';
import type { Source } from '../../project/project.ts';
import { useApp } from '../../store/app-context.tsx';
import type { Wanted } from '../../store/pipeline.ts';
import { useToast } from '../../ui/Toasts.tsx';

/** Reads a source again; where its file is no longer at hand, says which one to drop. */
export function useReread(): (source: Source, wanted: Wanted) => void {
  const { pipeline } = useApp();
  const words = useWords();
  const toast = useToast();
  return (source, wanted) => {
    pipeline.reread(source.id, wanted).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
    });
  };
}
