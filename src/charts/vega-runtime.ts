/** The part of the app that draws, loaded when the first chart is on screen. */
export { parse, View, Warn } from 'vega';
export { expressionInterpreter } from 'vega-interpreter';
export { Handler as TooltipHandler } from 'vega-tooltip';
export { compileDrawing } from './compile-drawing.ts';
