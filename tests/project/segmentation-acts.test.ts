import { describe, expect, test } from 'vitest';
import { always } from '../../src/model/period.ts';
import { allOf, type Rule } from '../../src/model/rule.ts';
import type { Segmentation } from '../../src/model/segmentation.ts';
import { painted } from '../../src/model/segmentation-edits.ts';
import { bandsAt } from '../../src/analyses/segmentation/ready/bands.ts';
import { paintedByDefault, rfmNames } from '../../src/analyses/segmentation/ready/rfm.ts';
import { brokenUses } from '../../src/project/broken-uses.ts';
import { apply, mergeKey, type Change } from '../../src/project/change.ts';
import { emptyProject, type Project } from '../../src/project/project.ts';
import { isUsed } from '../../src/project/references.ts';
import { parseProject } from '../../src/project/schema.ts';
import { personalValues, projectFileText } from '../../src/exports/project-file/project-file.ts';

const inGold: Rule = { kind: 'segment', segment: 'gold', negated: false };
const spend = {
  kind: 'events',
  events: 'till',
  aggregate: 'sum',
  amount: { kind: 'column', column: 'amount' },
  window: always,
  filter: null,
  absent: 'left-out',
} as const;
const rules: Segmentation = {
  id: 'a',
  name: 'Mine',
  rest: '',
  plan: {
    kind: 'rules',
    parts: [
      { id: 'g', name: 'Gold', rule: allOf([inGold]) },
      { id: 'all', name: 'Everybody', rule: allOf([]) },
    ],
  },
};
const axis = { measure: spend, cuts: [1, 2, 3, 4], best: 'high' } as const;
const grid: Segmentation = {
  id: 'b',
  name: 'RFM',
  rest: 'Nothing bought',
  plan: {
    kind: 'grid',
    axes: [{ ...axis, best: 'low' }, axis, axis],
    parts: rfmNames.map((name) => ({ id: name, name })),
    cells: paintedByDefault(),
  },
};
const after = (...changes: readonly Change[]): Project => changes.reduce(apply, emptyProject('p'));
const both = after(
  { type: 'segment/added', segment: { id: 'gold', name: 'Gold', rule: allOf([]) } },
  { type: 'segmentation/added', segmentation: rules },
  { type: 'segmentation/added', segmentation: grid },
);

describe('segmentations in the recipe', () => {
  test('are added, named, changed and removed, and nothing changes when nothing does', () => {
    const named = apply(both, { type: 'segmentation/renamed', id: 'a', name: 'Ours' });
    expect(named.segmentations.map((one) => one.name)).toEqual(['Ours', 'RFM']);
    expect(apply(named, { type: 'segmentation/renamed', id: 'a', name: 'Ours' })).toBe(named);
    expect(apply(both, { type: 'segmentation/rest-named', id: 'a', name: 'Others' }).segmentations[0]?.rest).toBe(
      'Others',
    );
    const bands = bandsAt(spend, [10, 20]);
    const changed = apply(both, { type: 'segmentation/plan-set', id: 'a', plan: bands, act: 'cut' });
    expect(changed.segmentations[0]?.plan).toBe(bands);
    expect(apply(changed, { type: 'segmentation/plan-set', id: 'a', plan: bands, act: 'cut' })).toBe(changed);
    expect(apply(both, { type: 'segmentation/removed', id: 'a' }).segmentations.map((one) => one.id)).toEqual(['b']);
    expect(apply(both, { type: 'segmentation/removed', id: 'none' })).toBe(both);
  });

  test('a stroke of the brush, a name and a value are one act each; a merge is one of its own', () => {
    const change = (act: 'painted' | 'merged'): Change => ({
      type: 'segmentation/plan-set',
      id: 'b',
      plan: grid.plan,
      act,
    });
    expect(mergeKey(change('painted'))).toBe(mergeKey(change('painted')));
    expect(mergeKey(change('painted'))).not.toBeNull();
    expect(mergeKey(change('merged'))).toBeNull();
  });

  test('a part that led to a segment which is gone holds what that segment asked, not everybody', () => {
    const asks = allOf([{ kind: 'measure', measure: spend, test: { op: 'between', min: 5, max: null } }]);
    const asked = apply(both, { type: 'segment/rule-set', id: 'gold', rule: asks });
    const without = apply(asked, { type: 'segment/removed', id: 'gold' });
    const plan = without.segmentations[0]?.plan;
    if (plan?.kind !== 'rules') throw new Error('rules');
    expect(plan.parts[0]?.rule).toEqual(allOf([asks]));
    expect(plan.parts[1]?.rule).toEqual(allOf([]));
    expect(without.segmentations[1]).toBe(grid);
  });

  test('are read from a project file as they were written; a file from before has none; a grid with a hole is refused', () => {
    const read = (project: unknown) => parseProject(project, 'p.ecart');
    expect(read(JSON.parse(projectFileText(both)))).toEqual(both);
    const { segmentations: _segmentations, ...before } = JSON.parse(projectFileText(both)) as Project;
    expect(read(before).segmentations).toEqual([]);
    if (grid.plan.kind !== 'grid') throw new Error('grid');
    const holed = { ...grid, plan: { ...grid.plan, cells: grid.plan.cells.slice(1) } };
    expect(() => read({ ...both, segmentations: [holed] })).toThrow();
    expect(painted(grid.plan, [0, 1], 99)).toBe(grid.plan);
  });

  test('count as uses of their sources, and lines of theirs that no longer hold are told', () => {
    expect(isUsed(both, 'till')).toBe(true);
    expect(isUsed(both, 'web')).toBe(false);
    expect(brokenUses(both, 'till')).toEqual([]);
    expect(personalValues(both)).toEqual([]);
  });
});
