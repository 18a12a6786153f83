import classes from './Skeleton.module.css';

export interface SkeletonProps {
  /** The final size of what will come, so that nothing jumps. */
  readonly height: number;
  readonly width?: number | string | undefined;
}

export function Skeleton({ height, width = '100%' }: SkeletonProps) {
  return <div className={classes.skeleton} style={{ height, width }} aria-hidden />;
}

/** Lines of text to come. */
export function SkeletonLines({ count }: { readonly count: number }) {
  return (
    <div className={classes.lines} aria-hidden>
      {Array.from({ length: count }, (_, line) => (
        <Skeleton key={line} height={14} width={`${String(100 - ((line * 23) % 40))}%`} />
      ))}
    </div>
  );
}
