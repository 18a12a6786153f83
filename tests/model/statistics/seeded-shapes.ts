import { normalQuantile } from '../../../src/model/statistics/normal.ts';

/** Uniform draws in (0, 1) that are the same on every run: a 32-bit linear congruential generator (Numerical Recipes' constants). */
function seededUniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

/** Named shapes of a measure over customers, each a draw from two uniforms. */
export const SHAPES = {
  normalCv20: (u) => 100 + 20 * normalQuantile(u),
  uniform: (u) => u * 100,
  exponential: (u) => -Math.log(u) * 100,
  lognormal05: (u) => 50 * Math.exp(0.5 * normalQuantile(u)),
  lognormal1: (u) => 50 * Math.exp(normalQuantile(u)),
  lognormal15: (u) => 50 * Math.exp(1.5 * normalQuantile(u)),
  zero60: (u, v) => (v < 0.6 ? 0 : 50 * Math.exp(0.5 * normalQuantile(u))),
} satisfies Record<string, (u: number, v: number) => number>;

export function draw(shape: keyof typeof SHAPES, n: number, seed = 2026): Float64Array {
  const uniform = seededUniform(seed);
  return Float64Array.from({ length: n }, () => SHAPES[shape](uniform(), uniform()));
}
