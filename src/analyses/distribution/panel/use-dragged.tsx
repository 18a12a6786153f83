import { useEffect, useEffectEvent, useState } from 'react';
import type { Interval } from '../bars.ts';
import type { DrawnDistribution } from '../compute.ts';

/** A hand that rests this long has chosen: the engine counts then, not at each step of the way. */
const rest = 150;

/** An interval that follows the mouse over one result, and is taken once it rests. */
export function useDragged(result: DrawnDistribution, onTake: (interval: Interval | null) => void) {
  const [held, setHeld] = useState<{ readonly of: DrawnDistribution; readonly interval: Interval } | null>(null);
  const take = useEffectEvent((interval: Interval) => {
    onTake(interval);
    setHeld(null);
  });
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => {
      take(held.interval);
    }, rest);
    return () => {
      clearTimeout(timer);
    };
  }, [held]);
  return {
    dragged: held?.of === result ? held.interval : null,
    onDrag: (interval: Interval | null) => {
      setHeld(interval === null ? null : { of: result, interval });
    },
  };
}
