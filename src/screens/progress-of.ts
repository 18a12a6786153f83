import type { Computed } from '../store/app-context.tsx';
import type { Progress } from '../ui/progress.ts';

/** What a place shows while it computes; null when it does not. */
export function progressOf(computed: Computed<unknown>, label: string): Progress | null {
  return computed.state.running ? { label, share: computed.share, onStop: computed.stop } : null;
}
