import type { View } from 'vega';
import type { Scheme } from '../ui/tokens.ts';
import type { Drawing, DrawingRow } from './drawing.ts';
import { panelWidth } from './panel.ts';
import type { ChartLanguage } from './theme.ts';

export interface ChartLook {
  readonly scheme: Scheme;
  readonly language: ChartLanguage;
  readonly width: number;
}

/** A picture that can take new rows, another width, and be exported. */
export interface ChartView {
  readonly view: View;
  readonly resize: (width: number) => Promise<void>;
  readonly setData: (data: Drawing['data']) => Promise<void>;
  readonly end: () => void;
}

/** Draws into an element (or into none, for exports) without `eval`: expressions are interpreted. */
export async function chartView(
  drawing: Drawing,
  look: ChartLook,
  place: HTMLElement | null,
  onMark?: (row: DrawingRow) => void,
): Promise<ChartView> {
  const { compileDrawing, expressionInterpreter, parse, TooltipHandler, View, Warn } =
    await import('./vega-runtime.ts');
  const { spec } = compileDrawing(drawing, look);
  const view = new View(parse(spec, undefined, { ast: true }), {
    renderer: place === null ? 'none' : 'svg',
    hover: place !== null,
    logLevel: Warn,
    expr: expressionInterpreter,
    ...(place === null
      ? {}
      : {
          container: place,
          tooltip: new TooltipHandler({ disableDefaultStyle: true, offsetX: 12, offsetY: 12 }).call,
        }),
  });
  const columns = drawing.columns ?? 1;
  const setWidth = (width: number): void => {
    if (columns > 1) view.signal('child_width', panelWidth(width, columns));
    else view.width(width);
  };
  if (columns > 1) setWidth(look.width);
  if (onMark !== undefined) {
    view.addEventListener('click', (_event, item) => {
      const datum: unknown = item?.datum;
      if (typeof datum === 'object' && datum !== null && 'tip' in datum) onMark(datum as DrawingRow);
    });
  }
  await view.runAsync();
  const { change, end } = oneAtATime(view);
  let [wanted, width] = [look.width, look.width];
  let latest = drawing.data;
  const held = new Map(Object.entries(drawing.data).map(([name, rows]) => [name, JSON.stringify(rows)]));
  return {
    view,
    resize: (next) => {
      wanted = next;
      return change(() => {
        if (wanted === width) return false;
        width = wanted;
        setWidth(width);
        view.resize();
        return true;
      });
    },
    // While a hand drags, only the stretch it holds is new; what waited for its turn is drawn once, as it is then.
    setData: (data) => {
      latest = data;
      return change(() => {
        const changed = Object.entries(latest).filter(([name, rows]) => held.get(name) !== JSON.stringify(rows));
        for (const [name, rows] of changed) {
          held.set(name, JSON.stringify(rows));
          view.data(
            name,
            rows.map((row) => ({ ...row })),
          );
        }
        return changed.length > 0;
      });
    },
    end,
  };
}

/**
 * A view runs once at a time: Vega lays out axes over several passes, and a width or rows that change between two of
 * them leave a picture without. What comes meanwhile waits for its turn, and after the end nothing has one.
 */
function oneAtATime(view: View) {
  let ended = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** The change says whether there is anything to draw. */
    change: (make: () => boolean): Promise<void> => {
      const run = last.then(async () => {
        if (!ended && make()) await view.runAsync();
      });
      last = run.catch(() => undefined);
      return run;
    },
    end: (): void => {
      ended = true;
      void last.then(() => view.finalize());
    },
  };
}
