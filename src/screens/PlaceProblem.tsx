import { problemNotice } from '../locales/problem-sentence.ts';
import { useWords } from '../locales/locale-context.tsx';
import type { PlaceState } from '../store/results.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Why a place has no result, and what to do; a failure that nobody foresaw is thrown, for the screen's boundary to say so. */
export function PlaceProblem({ state, onRetry }: { readonly state: PlaceState; readonly onRetry: () => void }) {
  const words = useWords();
  if (state.failure !== null) throw state.failure;
  const retry = <Button onClick={onRetry}>{words.shell.verbs.retry}</Button>;
  if (state.problem !== null) {
    const { what, remedy } = problemNotice(words.problems, state.problem);
    return (
      <Notice tone="error" remedy={remedy} action={retry}>
        {what}
      </Notice>
    );
  }
  if (state.stopped) {
    return (
      <Notice tone="info" action={retry}>
        {words.shell.run.stopped}
      </Notice>
    );
  }
  return null;
}
