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
  return {
    view,
    resize: async (width) => {
      setWidth(width);
      await view.resize().runAsync();
    },
    setData: async (data) => {
      for (const [name, rows] of Object.entries(data))
        view.data(
          name,
          rows.map((row) => ({ ...row })),
        );
      await view.runAsync();
    },
    end: () => {
      view.finalize();
    },
  };
}
