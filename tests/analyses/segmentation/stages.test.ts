import { afterAll, expect, test } from 'vitest';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import { readStageRules } from '../../../src/analyses/lifecycle/stage-rules.ts';
import { readSizes, sizesQuery } from '../../../src/analyses/segmentation/assigned.ts';
import { runMoves } from '../../../src/analyses/segmentation/moves/run.ts';
import { lifeStages, stagesPlan } from '../../../src/analyses/segmentation/ready/stages.ts';
import { countQuery } from '../../../src/exports/list/list.ts';
import { stageNames, type StageName } from '../../../src/model/life.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { segmentationSchema } from '../../../src/model/segmentation-schema.ts';
import { partRule } from '../../../src/model/segmentation.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { wordsOf } from '../../support/words.ts';
import { randomShop, scopeOf, shop, specOf } from '../lifecycle/shop.ts';
import * as v from 'valibot';

const engine = await startNodeEngine();
afterAll(() => engine.end());
const { purchases, people } = randomShop(8, 120);
const scope = await scopeOf(engine, shop(purchases, people), '2024-12-20');

test.each(['days', 'rhythm'] as const)(
  'stages in %s are segments that hold whom the lifecycle counts, and move as it says',
  async (basis) => {
    const wish = { basis, atRisk: null, lapsed: null, newDays: null };
    const found = await runLifecycle(engine, specOf(scope, { view: 'stages', stages: wish }), scope);
    if (found.kind !== 'stages') throw new Error(found.kind);
    const { rules } = await readStageRules(wish, 'till', scope, (query) => engine.query(query));
    expect(rules).toEqual(found.stages.rules);
    const plan = stagesPlan(rules, wordsOf('fr').segmentation.parts.stages);
    const whole = { id: 's', name: 'stages', plan, rest: '' };
    expect(v.parse(segmentationSchema, JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    const query = sizesQuery(plan, scope);
    await expect(query).toBeValidQuery(engine);
    const sizes = readSizes(await engine.query(query), plan.parts.length);
    const last = found.stages.stock.at(-1);
    const counted: readonly StageName[] = [...lifeStages, 'none'];
    expect(sizes.counts).toEqual(counted.map((stage) => last?.counts[stage]));
    expect(sizes.shared.every((n) => n === 0)).toBe(true);
    for (const [place, stage] of counted.entries()) {
      const kept = await engine.query(countQuery(partRule(plan, place), scope));
      expect([stage, firstNumber(kept, 'kept')]).toEqual([stage, last?.counts[stage]]);
    }
    const { flow } = found.stages;
    const moves = await runMoves(engine, { dates: [flow.from, flow.to], plan, earlier: null, value: null }, scope);
    const place = (stage: StageName): number => counted.indexOf(stage);
    for (const from of stageNames)
      for (const to of stageNames) {
        const n = flow.cells.find((cell) => cell.from === from && cell.to === to)?.n ?? 0;
        expect([from, to, moves.whole.counts[place(from)]?.[place(to)]]).toEqual([from, to, n]);
      }
  },
);
