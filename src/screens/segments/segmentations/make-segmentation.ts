import type { QueryOptions, Session } from '../../../engine/engine.ts';
import { ruleWords, type RuleSpeech } from '../../../analyses/rule-words.ts';
import { measureTitle } from '../../../analyses/measure-words.ts';
import { stageDetail } from '../../../analyses/life-in-rule.ts';
import { inSteps } from '../../../analyses/in-steps.ts';
import type { StagesWish } from '../../../analyses/lifecycle/spec.ts';
import { readStageRules } from '../../../analyses/lifecycle/stage-rules.ts';
import { describingDimensions, describingMeasures } from '../../../analyses/segmentation/described.ts';
import { bandsFrom, sharesQuery } from '../../../analyses/segmentation/ready/bands.ts';
import {
  channelsPlan,
  channelValuesQuery,
  readChannelValues,
  type Channels,
} from '../../../analyses/segmentation/ready/channels.ts';
import { npsPlan, type Scale } from '../../../analyses/segmentation/ready/nps.ts';
import {
  axesFrom,
  paintedByDefault,
  quintilesQuery,
  rfmMeasures,
  rfmNames,
} from '../../../analyses/segmentation/ready/rfm.ts';
import { stagesPlan } from '../../../analyses/segmentation/ready/stages.ts';
import { askable, suggestTree, treeQuery } from '../../../analyses/segmentation/ready/tree.ts';
import type { Measure } from '../../../model/measure.ts';
import type { SourceId } from '../../../model/record.ts';
import type { Window } from '../../../model/period.ts';
import type { Scope } from '../../../model/scope.ts';
import { everyone, type Rule } from '../../../model/rule.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { shortName } from '../short-name.ts';

/** What tells a leaf from its neighbour: its last question. */
const lastLine = (rule: Rule): Rule => (rule.kind === 'group' ? (rule.children.at(-1) ?? rule) : rule);

/** What a person asked for. */
export type Wish =
  | { readonly kind: 'rfm'; readonly window: Window }
  | { readonly kind: 'nps'; readonly measure: Measure; readonly scale: Scale }
  | { readonly kind: 'channels'; readonly channels: Channels; readonly window: Window }
  | { readonly kind: 'shares'; readonly measure: Measure; readonly shares: number }
  | { readonly kind: 'tree'; readonly measure: Measure }
  | { readonly kind: 'stages'; readonly events: SourceId; readonly wish: StagesWish }
  | { readonly kind: 'rules' };

export type Made =
  | { readonly kind: 'made'; readonly segmentation: Segmentation; readonly note: string | null }
  /** Why there is none, in words. */
  | { readonly kind: 'refused'; readonly why: string };

/** Makes the segmentation that was asked for: the values where scores and bands begin are those of the customers at the as-of date. */
export async function makeSegmentation(
  wish: Wish,
  id: string,
  engine: Session,
  scope: Scope,
  speech: RuleSpeech,
  options: QueryOptions,
): Promise<Made> {
  const said = speech.words.segmentation;
  const made = (segmentation: Omit<Segmentation, 'id'>, note: string | null = null): Made => ({
    kind: 'made',
    segmentation: { id, ...segmentation },
    note,
  });
  switch (wish.kind) {
    case 'rfm': {
      const measures = rfmMeasures(scope.record, wish.window);
      if (measures === null) return { kind: 'refused', why: said.make.none.rfm };
      const axes = axesFrom(await engine.query(quintilesQuery(measures, scope), options), measures);
      if (axes === null) return { kind: 'refused', why: said.make.nobody };
      const parts = rfmNames.map((name) => ({ id: name, name: said.rfm[name] }));
      const plan = { kind: 'grid', axes, parts, cells: paintedByDefault() } as const;
      return made({ name: said.make.names.rfm, plan, rest: said.parts.noPurchase });
    }
    case 'nps':
      return made({
        name: said.make.names.nps,
        plan: npsPlan(wish.measure, wish.scale, said.parts),
        rest: said.parts.noAnswer,
      });
    case 'channels': {
      const { channels, window } = wish;
      const values =
        channels.kind === 'sources'
          ? []
          : readChannelValues(await engine.query(channelValuesQuery(channels, window, scope), options));
      const names = { only: said.parts.only, several: said.parts.several, unknown: said.parts.unknownChannel };
      const plan = channelsPlan(channels, values, window, names);
      return made({ name: said.make.names.channels, plan, rest: said.parts.noPurchase });
    }
    case 'shares': {
      const { measure, shares } = wish;
      const plan = bandsFrom(await engine.query(sharesQuery(measure, shares, scope), options), measure, shares);
      if (plan === null) return { kind: 'refused', why: said.make.nobody };
      const name = said.make.names.shares({ measure: measureTitle(measure, speech), shares });
      return made({ name, plan, rest: '' });
    }
    case 'tree': {
      const { measure } = wish;
      const { record } = scope;
      const question = askable(
        { outcome: measure, measures: describingMeasures(record), dimensions: describingDimensions(record) },
        record,
      );
      const tree = suggestTree(await engine.query(treeQuery(question, scope), options), question);
      if (tree === null) return { kind: 'refused', why: said.make.noSplit };
      const parts = tree.leaves.map(({ rule }, index) => ({
        id: `leaf-${index}`,
        name: said.parts.leaf({ n: index + 1, rule: shortName(ruleWords(lastLine(rule), speech)) }),
        rule,
      }));
      const name = said.make.names.tree(measureTitle(measure, speech));
      return made({ name, plan: { kind: 'rules', parts }, rest: '' }, said.make.treeExplains(tree.explained));
    }
    case 'stages': {
      const ask = inSteps(engine, 2, options);
      const { rules } = await readStageRules(wish.wish, wish.events, scope, ask);
      const plan = stagesPlan(rules, said.parts.stages);
      return made(
        { name: said.make.names.stages, plan, rest: said.parts.stages.none },
        said.make.stagesBy(stageDetail(rules, speech)),
      );
    }
    case 'rules': {
      const parts = [{ id: `${id}-1`, name: said.parts.newName(1), rule: everyone }];
      return made({ name: said.make.names.rules, plan: { kind: 'rules', parts }, rest: '' });
    }
  }
}
