import { useEffect, useState } from 'react';

/** True once `active` has lasted `milliseconds`: what ends sooner shows no progress. */
export function useDelayed(active: boolean, milliseconds = 300): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => {
      setPassed(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [active, milliseconds]);
  return active && passed;
}
