import { Button } from './Button.tsx';
import classes from './ProgressLine.module.css';
import type { Progress } from './progress.ts';
import { useShare } from './use-share.ts';
import { useUi } from './ui-context.ts';

export interface ProgressLineProps extends Progress {
  /** The share in words, as `42 %`. */
  readonly written?: string | undefined;
}

export function ProgressLine({ label, share: given, written, onStop }: ProgressLineProps) {
  const { labels } = useUi();
  const share = useShare(given);
  const known = share !== null;
  return (
    <div className={classes.progress} role="status">
      <span className={classes.label}>{label}</span>
      {written === undefined ? null : (
        <span className={classes.written} aria-live="off">
          {written}
        </span>
      )}
      <span
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(known ? { 'aria-valuenow': Math.round(share * 100) } : {})}
      >
        <span
          className={classes.bar}
          data-known={known || undefined}
          style={known ? { width: `${String(Math.min(100, Math.max(0, share * 100)))}%` } : undefined}
        />
      </span>
      {onStop === undefined ? null : (
        <Button size="small" onClick={onStop}>
          {labels.stop}
        </Button>
      )}
    </div>
  );
}
