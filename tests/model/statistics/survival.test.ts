import { describe, expect, test } from 'vitest';
import { hazards } from '../../../src/model/statistics/hazard.ts';
import { logRank } from '../../../src/model/statistics/log-rank.ts';
import { kaplanMeier, survivalAt, timeUntilLeft, type LifeStep } from '../../../src/model/statistics/survival.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';

interface Life {
  readonly entry: number | null;
  readonly exit: number;
  readonly lost: boolean;
}

/** One by one, as a person would count: at each time, who comes, is lost, leaves. */
function stepsOf(lives: readonly Life[]): readonly LifeStep[] {
  const times = [...new Set(lives.flatMap((life) => [life.entry ?? -1, life.exit]))].sort((a, b) => a - b);
  const count = (holds: (life: Life) => boolean): number => lives.filter(holds).length;
  return times.map((time) => ({
    time,
    entered: count((life) => (life.entry ?? -1) === time),
    lost: count((life) => life.exit === time && life.lost),
    censored: count((life) => life.exit === time && !life.lost),
  }));
}

const fromStart = (exit: number, lost: boolean): Life => ({ entry: null, exit, lost });

describe('Kaplan-Meier', () => {
  test('l01: who leaves observation in a month was at risk in it; the interval is that of log(−log)', () => {
    const golden = readGolden<
      readonly { months: number; lost: 0 | 1 }[],
      {
        time: number[];
        at_risk: number[];
        survival: number[];
        ci_loglog: { lower: number[]; upper: number[] };
        median: number;
      }
    >('l01_kaplan_meier');
    const points = kaplanMeier(stepsOf(golden.input.map((one) => fromStart(one.months, one.lost === 1))));
    const { expected, tolerance } = golden;
    expect(points.map((point) => point.time)).toEqual(expected.time);
    expect(points.map((point) => point.atRisk)).toEqual(expected.at_risk);
    expectAllClose(
      points.map((point) => point.survival),
      expected.survival,
      tolerance,
    );
    expectAllClose(
      points.map((point) => point.low ?? NaN),
      expected.ci_loglog.lower,
      tolerance,
    );
    expectAllClose(
      points.map((point) => point.high ?? NaN),
      expected.ci_loglog.upper,
      tolerance,
    );
    expect(timeUntilLeft(points, 0.5)).toBe(expected.median);
    expect(timeUntilLeft(points, 0.1)).toBeNull();
    expect(survivalAt(points, 4)?.survival).toBe(points[2]?.survival);
    expect(survivalAt(points, 13)).toBeNull();
  });

  test('l02: whom the export finds already there enters at the age of that day, and does not hold the curve up', () => {
    const golden = readGolden<
      readonly { entry: number; exit: number; lost: 0 | 1 }[],
      {
        time: number[];
        at_risk: number[];
        events: number[];
        survival: number[];
        lower: (number | null)[];
        upper: (number | null)[];
        naive_survival: number[];
      }
    >('l02_km_delayed_entry');
    const lives = golden.input.map((one) => ({
      entry: one.entry === 0 ? null : one.entry,
      exit: one.exit,
      lost: one.lost === 1,
    }));
    const points = kaplanMeier(stepsOf(lives));
    const { expected, tolerance } = golden;
    expect(points.map((point) => point.time)).toEqual(expected.time);
    expect(points.map((point) => point.atRisk)).toEqual(expected.at_risk);
    expectAllClose(
      points.map((point) => point.survival),
      expected.survival,
      tolerance,
    );
    points.forEach((point, i) => {
      for (const [bound, known] of [
        [point.low, expected.lower[i]],
        [point.high, expected.upper[i]],
      ] as const) {
        if (known === null || known === undefined) expect(bound).toBeNull();
        else expectClose(bound, known, tolerance);
      }
    });
    const naive = kaplanMeier(stepsOf(lives.map((life) => ({ ...life, entry: null }))));
    expectAllClose(
      naive.map((point) => point.survival),
      expected.naive_survival,
      tolerance,
    );
  });

  test('l03: the log-rank test of two groups, with ties', () => {
    const golden = readGolden<
      readonly { segment: string; months: number; lost: 0 | 1 }[],
      { chisq: number; p: number; expected: Record<string, number>; observed: Record<string, number> }
    >('l03_logrank');
    const of = (segment: string) =>
      stepsOf(
        golden.input.filter((one) => one.segment === segment).map((one) => fromStart(one.months, one.lost === 1)),
      );
    const test = logRank([of('store'), of('web')]);
    expectClose(test?.chiSquare ?? null, golden.expected.chisq, golden.tolerance);
    expectClose(test?.p ?? null, golden.expected.p, golden.tolerance);
    expect(test?.groups.map((group) => group.observed)).toEqual([3, 4]);
    expectClose(test?.groups[0]?.expected ?? null, golden.expected.expected['segment=store'] ?? NaN, golden.tolerance);
    expectClose(test?.groups[1]?.expected ?? null, golden.expected.expected['segment=web'] ?? NaN, golden.tolerance);
    expect(logRank([of('store')])).toBeNull();
  });

  test('l04: the published figures of the lung data', () => {
    const golden = readGolden<
      { time: number[]; event: (0 | 1)[]; sex: (1 | 2)[] },
      { median_male: number; median_female: number; s_365: number[]; logrank_chisq: number }
    >('l04_lung_reference');
    const { time, event, sex } = golden.input;
    const [male, female] = [1, 2].map((which) =>
      stepsOf(time.flatMap((at, i) => (sex[i] === which ? [fromStart(at, event[i] === 1)] : []))),
    );
    if (male === undefined || female === undefined) throw new Error('two groups');
    const curves = [kaplanMeier(male), kaplanMeier(female)];
    expect(curves.map((points) => timeUntilLeft(points, 0.5))).toEqual([
      golden.expected.median_male,
      golden.expected.median_female,
    ]);
    expectAllClose(
      curves.map((points) => survivalAt(points, 365)?.survival ?? NaN),
      golden.expected.s_365,
      golden.tolerance,
    );
    expectClose(logRank([male, female])?.chiSquare ?? null, golden.expected.logrank_chisq, golden.tolerance);
  });

  test('the order of the groups does not matter, and three groups have two degrees of freedom', () => {
    const groups = [3, 5, 8].map((pace) =>
      stepsOf(Array.from({ length: 40 }, (_, i) => fromStart(1 + ((i * pace) % 23), i % 3 !== 0))),
    );
    const [one, other] = [logRank(groups), logRank([...groups].reverse())];
    expect(one?.degrees).toBe(2);
    expectClose(one?.chiSquare ?? null, other?.chiSquare ?? NaN, 1e-9);
    const sum = (pick: 'observed' | 'expected') => one?.groups.reduce((total, group) => total + group[pick], 0) ?? NaN;
    expectClose(sum('expected'), sum('observed'), 1e-9);
  });
});

test('p09: the hazard by month is losses over those at risk', () => {
  const golden = readGolden<{ at_risk: number[]; lost: number[] }, { hazard: number[]; survival: number[] }>(
    'p09_discrete_hazard',
  );
  const points = hazards(
    golden.input.at_risk.map((atRisk, month) => ({ month, atRisk, lost: golden.input.lost[month] ?? 0 })),
  );
  expectAllClose(
    points.map((point) => point.hazard),
    golden.expected.hazard,
    golden.tolerance,
  );
  expectAllClose(
    points.map((point) => point.survival),
    golden.expected.survival,
    golden.tolerance,
  );
  for (const { hazard, interval } of points) expect(interval.low < hazard && hazard < interval.high).toBe(true);
});
