import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUi } from '../ui/ui-context.ts';
import { chartView, type ChartView } from './chart-view.ts';
import type { Drawing, DrawingRow } from './drawing.ts';
import { inTurn } from './in-turn.ts';
import { chartLanguage } from './theme.ts';
import classes from './VegaChart.module.css';

export interface VegaChartProps {
  readonly drawing: Drawing;
  /** What the picture shows, for those who cannot see it; the table twin holds the figures. */
  readonly label: string;
  /** Signals that leave the picture, by name: `brush`. At most one call a frame. */
  readonly onSignal?: Readonly<Record<string, (value: unknown) => void>> | undefined;
  /** A click on a mark gives its row. */
  readonly onMark?: ((row: DrawingRow) => void) | undefined;
  readonly onFail?: ((error: unknown) => void) | undefined;
}

/** A picture as wide as its place. New rows move the marks; another picture replaces the old one only once it is drawn. */
export function VegaChart({ drawing, label, onSignal = {}, onMark, onFail }: VegaChartProps) {
  const { scheme, language: tag } = useUi();
  const language = chartLanguage(tag);
  const place = useRef<HTMLDivElement>(null);
  const current = useRef<ChartView | null>(null);
  const latest = useRef(drawing);
  /** Vega reckons its signals anew when a picture changes its width: only what a person draws leaves it. */
  const held = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const picture = JSON.stringify([drawing.spec, drawing.height, drawing.columns]);
  const signals = Object.keys(onSignal).join(' ');
  const mark = useEffectEvent((row: DrawingRow) => onMark?.(row));
  const fail = useEffectEvent((error: unknown) => onFail?.(error));
  const signal = useEffectEvent((name: string, value: unknown) => onSignal[name]?.(value));

  useEffect(() => {
    latest.current = drawing;
    current.current?.setData(drawing.data).catch(fail);
  }, [drawing]);

  useEffect(() => {
    const root = place.current;
    if (root === null) return;
    let gone = false;
    let made: ChartView | null = null;
    const next = document.createElement('div');
    let start = latest.current;
    next.className = classes.picture ?? '';
    next.style.visibility = 'hidden';
    // The place around it is one image with one name; the marks are not read one by one.
    next.setAttribute('aria-hidden', 'true');
    root.append(next);
    inTurn(async () => {
      if (gone) return null;
      start = latest.current;
      return await chartView(start, { scheme, language, width: widthOf(root) }, next, mark);
    }).then(
      (view) => {
        if (gone || view === null) {
          view?.end();
          return;
        }
        made = view;
        for (const name of signals === '' ? [] : signals.split(' ')) {
          const tell = oncePerFrame((value) => {
            if (!gone) signal(name, value);
          });
          view.view.addSignalListener(name, (_name, value: unknown) => {
            if (held.current) tell(value);
          });
        }
        for (const old of [...root.children]) if (old !== next) old.remove();
        next.style.visibility = '';
        current.current = view;
        if (latest.current !== start) view.setData(latest.current.data).catch(fail);
        // The place may have changed while the picture was made.
        fit();
        setDrawn(true);
      },
      (error: unknown) => {
        if (!gone) fail(error);
      },
    );
    const fit = (): void => {
      // A place out of sight has no width; it gets its picture when it comes back.
      if (root.clientWidth > 0) made?.resize(widthOf(root)).catch(fail);
    };
    const watch = new ResizeObserver(fit);
    watch.observe(root);
    return () => {
      gone = true;
      watch.disconnect();
      if (current.current === made) current.current = null;
      made?.end();
      // A picture that was shown stays until its successor removes it.
      if (made === null) next.remove();
    };
  }, [picture, scheme, language, signals]);

  useEffect(() => {
    const letGo = (): void => {
      // What was drawn last is still on its way through the picture.
      requestAnimationFrame(() => requestAnimationFrame(() => (held.current = false)));
    };
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const end of ends) window.addEventListener(end, letGo);
    return () => {
      for (const end of ends) window.removeEventListener(end, letGo);
    };
  }, []);

  return (
    <div className={classes.chart} style={{ minHeight: drawing.height }}>
      <div
        ref={place}
        className={classes.place}
        role="img"
        aria-label={label}
        onPointerDown={() => {
          held.current = true;
        }}
      />
      {drawn ? null : (
        <div className={classes.waiting}>
          <Skeleton height={drawing.height} />
        </div>
      )}
    </div>
  );
}

const widthOf = (element: HTMLElement): number => Math.max(80, Math.floor(element.clientWidth));

function oncePerFrame(call: (value: unknown) => void): (value: unknown) => void {
  let waiting = false;
  let last: unknown = null;
  return (value) => {
    last = value;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      call(last);
    });
  };
}
