import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Grown<End extends HTMLElement, Area extends HTMLElement> {
  /** How many of them are shown. */
  readonly shown: number;
  /** On what scrolls. */
  readonly area: RefObject<Area | null>;
  /** On what stands after the last that is shown. */
  readonly end: RefObject<End | null>;
}

/** Pixels before its end is seen at which a list grows. */
const ahead = 800;

/** Shows the first of many, and `step` more whenever the end of those comes near: by scrolling, or by the focus that goes on. */
export function useGrown<End extends HTMLElement, Area extends HTMLElement>(
  all: number,
  step: number,
): Grown<End, Area> {
  const [reached, setReached] = useState(step);
  const area = useRef<Area>(null);
  const end = useRef<End>(null);
  const shown = Math.min(all, reached);
  useEffect(() => {
    if (shown === all || end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setReached(shown + step);
      },
      { root: area.current, rootMargin: `${ahead}px` },
    );
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
  }, [shown, all, step]);
  return { shown, area, end };
}
