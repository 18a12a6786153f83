/** Dragging across selects; the brush itself is invisible: what is selected is drawn as rows, also when it was not dragged. */
export const ACROSS = [
  {
    name: 'brush',
    select: { type: 'interval', encodings: ['x'], zoom: false, mark: { fillOpacity: 0, stroke: null } },
  },
] as const;

/** The stretch of the field across that a brush holds, in order; null when it is empty. */
export function brushed(brush: unknown, field: string): readonly [low: number, high: number] | null {
  const found =
    typeof brush === 'object' && brush !== null ? (brush as Readonly<Record<string, unknown>>)[field] : null;
  if (!Array.isArray(found)) return null;
  const [one, other] = found as unknown[];
  if (typeof one !== 'number' || typeof other !== 'number') return null;
  return one <= other ? [one, other] : [other, one];
}

/** What is selected, as a tinted stretch from `field` to `to` over the whole height. */
export const selectedStretch = {
  data: { name: 'selection' },
  mark: { type: 'rect', fill: '$selection', fillOpacity: 0.14, stroke: '$selection', strokeWidth: 1 },
  encoding: { x2: { field: 'to' }, y: { value: 0 }, y2: { value: 'height' } },
} as const;
