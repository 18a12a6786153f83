import { normalQuantile } from '../../../src/model/statistics/normal.ts';

/** Uniform draws in (0, 1) that are the same on every run (mulberry32). */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

type Code = 'few' | 'whale' | 'zero' | 'concentration' | 'skew' | 'clumps';

export interface NamedShape {
  readonly name: string;
  readonly value: (u: () => number, i: number, n: number) => number;
  /** Rules that must fire, and rules that must not, at 500, 5,000 and 50,000 values; of the others chance decides. */
  readonly must: readonly Code[];
  readonly mustNot: readonly Code[];
  /** Typical share and Hoover index that other software found for 50,000 values of the same shape. */
  readonly reference?: readonly [typicalShare: number, hoover: number];
}

const z = (u: () => number): number => normalQuantile(u());
const lognormal = (u: () => number, median: number, sd: number): number => median * Math.exp(sd * z(u));

function poisson(u: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = u(); product > limit; product *= u()) count++;
  return count;
}

const PRICES = [4.9, 9.9, 19.9, 49.9, 99.9] as const;

/** The shapes of the calibration: what customers' values look like when an average is fair, and when it is not. */
export const NAMED_SHAPES: readonly NamedShape[] = [
  {
    name: 'normal, CV 20 %',
    value: (u) => 100 + 20 * z(u),
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'skew', 'clumps'],
    reference: [0.7885, 0.0797],
  },
  {
    name: 'normal, CV 40 %, cut at 0',
    value: (u) => Math.max(0, 100 + 40 * z(u)),
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'skew', 'clumps'],
    reference: [0.4659, 0.1591],
  },
  {
    name: 'uniform',
    value: (u) => 100 * u(),
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'clumps'],
    reference: [0.251, 0.2502],
  },
  {
    name: 'lognormal, s 0.5',
    value: (u) => lognormal(u, 50, 0.5),
    must: [],
    mustNot: ['whale', 'zero', 'concentration', 'clumps'],
    reference: [0.3874, 0.1971],
  },
  {
    name: 'lognormal, s 1',
    value: (u) => lognormal(u, 50, 1),
    must: ['skew'],
    mustNot: ['zero', 'clumps'],
    reference: [0.1799, 0.3833],
  },
  {
    name: 'lognormal, s 1.5',
    value: (u) => lognormal(u, 50, 1.5),
    must: ['skew'],
    mustNot: ['zero', 'clumps'],
    reference: [0.1045, 0.548],
  },
  {
    name: 'exponential',
    value: (u) => -100 * Math.log(u()),
    must: ['skew'],
    mustNot: ['zero', 'concentration', 'clumps'],
    reference: [0.1858, 0.3666],
  },
  {
    name: 'Pareto, a 1.5',
    value: (u) => 10 * u() ** (-1 / 1.5),
    must: ['skew'],
    mustNot: ['zero', 'clumps'],
    reference: [0.1679, 0.3689],
  },
  {
    name: '60 % zeros',
    value: (u) => (u() < 0.6 ? 0 : lognormal(u, 50, 0.5)),
    must: ['zero', 'skew'],
    mustNot: ['whale', 'clumps'],
    reference: [0.0446, 0.605],
  },
  {
    name: '20 % zeros',
    value: (u) => (u() < 0.2 ? 0 : lognormal(u, 50, 0.5)),
    must: [],
    mustNot: ['whale', 'concentration', 'clumps'],
    reference: [0.3035, 0.2939],
  },
  {
    name: 'two clumps',
    value: (u) => lognormal(u, u() < 0.5 ? 20 : 200, 0.35),
    must: ['clumps'],
    mustNot: ['whale', 'zero'],
    reference: [0.0914, 0.4103],
  },
  {
    name: 'two clumps, 80 to 20',
    value: (u) => lognormal(u, u() < 0.8 ? 20 : 200, 0.35),
    must: ['clumps', 'skew'],
    mustNot: ['zero'],
    reference: [0.0093, 0.5151],
  },
  {
    name: 'close clumps',
    value: (u) => lognormal(u, u() < 0.5 ? 50 : 120, 0.35),
    must: [],
    mustNot: ['whale', 'zero', 'concentration', 'clumps'],
    reference: [0.2791, 0.2279],
  },
  {
    name: 'a whale in a thousand',
    value: (u, i, n) => (i < Math.max(1, n / 1000) ? 56_000 : lognormal(u, 50, 0.5)),
    must: ['whale', 'skew'],
    mustNot: ['zero', 'clumps'],
    reference: [0.1305, 0.5061],
  },
  {
    name: 'five price points',
    value: (u) => PRICES[Math.floor(5 * u())] ?? 9.9,
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration'],
  },
  {
    name: 'prices rounded to 5',
    value: (u) => Math.max(5, 5 * Math.round(lognormal(u, 50, 0.5) / 5)),
    must: [],
    mustNot: ['whale', 'zero', 'concentration', 'clumps'],
  },
  {
    name: 'counts, Poisson of mean 3',
    value: (u) => poisson(u, 3),
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'clumps'],
    reference: [0.225, 0.2237],
  },
  {
    name: 'counts, geometric of mean 3.3',
    value: (u) => 1 + Math.floor(Math.log(u()) / Math.log(0.7)),
    must: ['skew'],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'clumps'],
    reference: [0.2526, 0.3084],
  },
  {
    name: 'scores of 0 to 10',
    value: (u) => Math.min(10, Math.max(0, Math.round(7.6 + 2.4 * z(u) - (u() < 0.1 ? 5 : 0)))),
    must: [],
    mustNot: ['few', 'whale', 'zero', 'concentration', 'skew', 'clumps'],
  },
];

export const SIZES = [500, 5000, 50_000] as const;

export function drawShape(shape: NamedShape, n: number, seed: number): Float64Array {
  const u = draws(seed);
  return Float64Array.from({ length: n }, (_, i) => shape.value(u, i, n));
}

/** A column whose mean is fair: a normal law of CV 5 to 25 %, or a uniform one of at most ± 40 %. */
export function fairColumn(seed: number): Float64Array {
  const u = draws(1_000_003 * seed + 17);
  const n = [200, 500, 2000][Math.floor(3 * u())] ?? 500;
  const spread = u();
  const value =
    seed % 2 === 0 ? () => 100 + (5 + 20 * spread) * z(u) : () => 100 * (1 + (0.1 + 0.3 * spread) * (2 * u() - 1));
  return Float64Array.from({ length: n }, value);
}
