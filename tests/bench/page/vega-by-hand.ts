/** The histogram as one writes it in a notebook: one query, one plain Vega-Lite specification, nothing around it. */
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';

interface Bar {
  readonly bin: number;
  readonly n: number;
}

/** Draws bars into the page and takes them away again; resolves once they are painted. */
export async function drawBars(bars: readonly Bar[]): Promise<void> {
  const place = document.createElement('div');
  document.body.append(place);
  const { spec } = compile({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: 820,
    height: 300,
    data: { values: bars.map((bar) => ({ ...bar, end: bar.bin + 20 })) },
    mark: 'bar',
    params: [{ name: 'brush', select: { type: 'interval', encodings: ['x'] } }],
    encoding: {
      x: { field: 'bin', bin: { binned: true, step: 20 } },
      x2: { field: 'end' },
      y: { field: 'n', type: 'quantitative' },
    },
  });
  const view = new View(parse(spec, undefined, { ast: true }), {
    renderer: 'svg',
    container: place,
    // The page, like the app, may not evaluate text.
    expr: expressionInterpreter,
  });
  await view.runAsync();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  view.finalize();
  place.remove();
}
