import { describe, expect, test } from 'vitest';
import type { DiagnosisRule } from '../../../src/model/statistics/average-diagnosis.ts';
import { diagnoseAverage } from '../../../src/model/statistics/average-diagnosis.ts';
import type { EvidenceRule } from '../../../src/analyses/distribution/evidence.ts';
import { bySeverity, severityOf, type CardRule } from '../../../src/analyses/distribution/severity.ts';
import { summarise } from '../../../src/model/statistics/summary.ts';

const said = (rules: readonly CardRule[]) => bySeverity(rules).map(({ code, fired }) => `${code}${fired ? '!' : ''}`);

function diagnosisOf(values: readonly number[]): readonly DiagnosisRule[] {
  return diagnoseAverage(summarise(Float64Array.from(values))).rules;
}

const clumps: EvidenceRule = { code: 'clumps', fired: true, sides: null };
const hidden: EvidenceRule = { code: 'hidden-inside', fired: true, explained: 0.07 };
const crossing: EvidenceRule = { code: 'crossing', fired: false, up: [], down: [] };

describe('the card', () => {
  test('lists a red rule before an amber one, whatever their place in the methods', () => {
    const many = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? 0 : 10 + (i % 20)));
    const rules = diagnosisOf(many);
    expect(said([...rules, clumps, hidden, crossing])).toEqual([
      'clumps!',
      'zero!',
      'hidden-inside!',
      'few',
      'whale',
      'concentration',
      'skew',
      'crossing',
    ]);
  });

  test('keeps the order of the methods among rules as severe as each other', () => {
    const rules = diagnosisOf([0, 0, 0, 12, 15, 18, 22, 30, 45, 858]);
    expect(said([hidden, ...rules.toReversed(), clumps])).toEqual([
      'few!',
      'whale!',
      'concentration!',
      'clumps!',
      'zero!',
      'skew!',
      'hidden-inside!',
    ]);
  });

  test('takes a reversal for severe, and a mix that only carries the change for mild', () => {
    const mix = (says: 'reversal' | 'mostly-mix'): EvidenceRule => ({
      code: 'mix',
      fired: true,
      says,
      mix: {
        dimension: { kind: 'field', field: 'crm/city' },
        split: { before: 1, after: 2, change: 1, behaviour: -1, mix: 2, groups: [] },
        errors: { behaviour: 0.1, mix: 0.1 },
        levels: [],
      },
    });
    expect(severityOf(mix('reversal'))).toBe('severe');
    expect(severityOf(mix('mostly-mix'))).toBe('mild');
  });
});
