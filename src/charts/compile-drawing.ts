import type { Scheme } from '../ui/tokens.ts';
import type { Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Drawing } from './drawing.ts';
import { chartConfig, painted, type ChartLanguage } from './theme.ts';

export interface Compiled {
  readonly spec: Spec;
  /** What vega-lite complained about; a drawing that complains is a bug. */
  readonly warnings: readonly string[];
}

/** Puts theme, colours, width and rows into a drawing and compiles it to Vega. */
export function compileDrawing(
  drawing: Drawing,
  look: { readonly scheme: Scheme; readonly language: ChartLanguage; readonly width: number },
): Compiled {
  const warnings: string[] = [];
  const note = (...said: readonly unknown[]): void => {
    warnings.push(said.join(' '));
  };
  const logger = {
    level: () => logger,
    error: (...said: readonly unknown[]) => {
      note(...said);
      return logger;
    },
    warn: (...said: readonly unknown[]) => {
      note(...said);
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  const columns = drawing.columns ?? 1;
  const size = columns > 1 ? {} : { width: look.width, height: drawing.height };
  // Painting keeps the shape of a spec: it only changes texts.
  const spec = {
    ...(painted(drawing.spec, look.scheme) as object),
    ...size,
    datasets: drawing.data,
  } as unknown as TopLevelSpec;
  const compiled = compile(spec, {
    config: { ...chartConfig(look.scheme, look.language), ...(columns > 1 ? { autosize: { type: 'pad' } } : {}) },
    logger: logger,
  });
  return { spec: compiled.spec, warnings };
}
