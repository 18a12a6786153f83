/** Where values stand on an axis that is drawn by us: 0 at the first bin's start, 1 at the last one's end. */
export interface AxisPositions {
  readonly of: (value: number) => number;
  readonly back: (position: number) => number;
}

/** `asinh`: about linear up to this value on both sides of 0, logarithmic beyond. */
export type AxisScale = 'linear' | 'log' | { readonly asinh: number };

export function axisPositions(from: number, to: number, scale: AxisScale): AxisPositions {
  if (typeof scale === 'object') {
    const unit = scale.asinh;
    const [low, span] = [Math.asinh(from / unit), Math.asinh(to / unit) - Math.asinh(from / unit) || 1];
    return {
      of: (value) => (Math.asinh(value / unit) - low) / span,
      back: (position) => unit * Math.sinh(low + position * span),
    };
  }
  if (scale === 'linear' || from <= 0) {
    const span = to - from || 1;
    return { of: (value) => (value - from) / span, back: (position) => from + position * span };
  }
  const [low, span] = [Math.log(from), Math.log(to) - Math.log(from) || 1];
  return {
    of: (value) => (Math.log(Math.max(value, Number.MIN_VALUE)) - low) / span,
    back: (position) => Math.exp(low + position * span),
  };
}

/** Round values inside an interval, about as many as asked. */
export function roundTicks(from: number, to: number, count: number): readonly number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Multiples by an integer, cleaned of what binary fractions add: 3 x 0.1 is 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** 1, 10, 100… and 2 and 5 between them where there is room. */
export function logTicks(from: number, to: number, count: number): readonly number[] {
  const decades = Math.log10(to / from);
  const factors = decades * 3 <= count + 1 ? [1, 2, 5] : decades * 2 <= count + 1 ? [1, 3] : [1];
  const found: number[] = [];
  for (let exponent = Math.floor(Math.log10(from)); exponent <= Math.ceil(Math.log10(to)); exponent += 1) {
    for (const factor of factors) {
      const value = Number((factor * 10 ** exponent).toPrecision(12));
      if (value >= from * 0.999 && value <= to * 1.001) found.push(value);
    }
  }
  return found.length >= 2 ? found : roundTicks(from, to, count);
}

/** 0 and the powers of ten on both sides of it, as far apart as that many labels ask. */
function asinhTicks(from: number, to: number, count: number, unit: number): readonly number[] {
  const { of } = axisPositions(from, to, { asinh: unit });
  const found = from <= 0 && to >= 0 ? [0] : [];
  for (const sign of [1, -1]) {
    let last = of(0);
    for (let exponent = Math.floor(Math.log10(unit)); exponent <= 308; exponent += 1) {
      const value = Number(`${String(sign)}e${String(exponent)}`);
      if (value > to * 1.001 && sign > 0) break;
      if (value < from * 1.001 && sign < 0) break;
      if (Math.abs(of(value) - last) < 0.75 / count || value < from) continue;
      found.push(value);
      last = of(value);
    }
  }
  return found.toSorted((one, other) => one - other);
}

/** The ticks of a scale, about as many as asked. */
export function axisTicks(from: number, to: number, scale: AxisScale, count: number): readonly number[] {
  if (typeof scale === 'object') return asinhTicks(from, to, count, scale.asinh);
  return scale === 'log' ? logTicks(from, to, count) : roundTicks(from, to, count);
}

/** An axis with given ticks and given labels, as vega-lite takes it. */
export function labelledAxis(ticks: readonly { readonly at: number; readonly label: string }[]) {
  return {
    // Vega thins given values to the tick count; these are already as few as they should be.
    tickCount: ticks.length + 1,
    values: ticks.map((tick) => tick.at),
    labelExpr: `${JSON.stringify(ticks.map((tick) => tick.label))}[indexof(${JSON.stringify(ticks.map((tick) => tick.at))}, datum.value)] || ''`,
  };
}
