import { useWords } from '../../locales/locale-context.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import type { Progress } from '../../ui/progress.ts';
import { useDelayed } from '../../ui/use-delayed.ts';

/** The progress of a count that takes long enough to be noticed, with its Stop. */
export function SlowProgress({
  running,
  share,
  onStop,
}: {
  readonly running: boolean;
  readonly share: Progress['share'];
  readonly onStop: () => void;
}) {
  const words = useWords();
  const shown = useDelayed(running);
  return shown ? <ProgressLine label={words.customers.counting} share={share} onStop={onStop} /> : null;
}
