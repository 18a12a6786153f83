import { describe, expect, test } from 'vitest';
import { otherScale, type QuarterAnswers } from '../../../src/analyses/segmentation/satisfaction/answers-query.ts';
import { isEstablished, quarterChanges } from '../../../src/analyses/segmentation/satisfaction/over-time.ts';
import { netPromoterDifference, type Answers } from '../../../src/model/statistics/net-promoter.ts';
import { dice } from '../contexts/worlds.ts';

const answers = (promoters: number, passives: number, detractors: number): Answers => ({
  promoters,
  passives,
  detractors,
});
const nobody = answers(0, 0, 0);
const quarter = (day: string | null, ...parts: readonly Answers[]): QuarterAnswers => ({
  quarter: day,
  parts,
  highest: 10,
});

describe('changes of a score from quarter to quarter', () => {
  test('are those between the quarters that have answers enough, of each part and of everybody', () => {
    const [before, few, after] = [answers(200, 100, 50), answers(5, 5, 5), answers(100, 100, 150)];
    const still = answers(60, 60, 60);
    const found = quarterChanges([
      quarter('2025-01-01', before, still),
      quarter('2025-04-01', few, nobody),
      quarter('2025-07-01', after, still),
    ]);
    const first = found.find((one) => one.part === 0);
    expect([first?.since, first?.quarter]).toEqual([0, 2]);
    expect(first?.difference).toBeCloseTo(netPromoterDifference(before, after)?.difference ?? 0, 12);
    expect(found.filter((one) => one.part === 0)).toHaveLength(1);
    expect(found.find((one) => one.part === 1)?.difference).toBeCloseTo(0, 12);
    expect(found.filter(isEstablished).map((one) => one.part)).toEqual([0, 2]);
    expect(quarterChanges([quarter(null, before), quarter('2025-01-01', after)])).toEqual([]);
  });

  test('leave out quarters that were asked on another scale', () => {
    const [usual, low] = [answers(120, 100, 80), answers(0, 0, 200)];
    const quarters = [
      quarter('2025-01-01', usual),
      { ...quarter('2025-04-01', low), highest: 5 },
      quarter('2025-07-01', usual),
    ];
    const apart = otherScale(quarters, 'zero-to-ten');
    expect(apart).toEqual([quarters[1]]);
    expect(quarterChanges(quarters).some(isEstablished)).toBe(true);
    expect(quarterChanges(quarters, apart).map(({ since, quarter: at }) => [since, at])).toEqual([
      [0, 2],
      [0, 2],
    ]);
    expect(quarterChanges(quarters, apart).some(isEstablished)).toBe(false);
  });

  test('hardly ever are established where nothing changes, however many are tested', () => {
    const roll = dice(11);
    const drawn = (n: number): Answers => {
      const counts = { promoters: 0, passives: 0, detractors: 0 };
      for (let i = 0; i < n; i++) {
        const at = roll();
        counts[at < 0.4 ? 'promoters' : at < 0.75 ? 'passives' : 'detractors'] += 1;
      }
      return counts;
    };
    const days = Array.from(
      { length: 8 },
      (_, at) => `20${String(20 + Math.floor(at / 4))}-${['01', '04', '07', '10'][at % 4] ?? ''}-01`,
    );
    const worlds = Array.from({ length: 60 }, () =>
      quarterChanges(days.map((day) => quarter(day, ...Array.from({ length: 5 }, () => drawn(80))))),
    );
    const wrong = worlds.filter((changes) => changes.some(isEstablished)).length;
    expect(worlds[0]).toHaveLength(6 * 7);
    expect(wrong).toBeLessThanOrEqual(9);
  });
});
