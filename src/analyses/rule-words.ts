import { isOn } from '../model/rule-path.ts';
import { dimensionInRule, measureInRule } from './parts-in-rule.ts';
import { isMoney, isMoneyField } from './money.ts';
import { fieldWords } from './measure-words.ts';
import { habitWords, momentWords, sequenceWords } from './rule-event-words.ts';
import { groupWords, testWords, type RuleSpeech } from './test-words.ts';
import type { Rule, RuleGroup, SegmentId } from '../model/rule.ts';

export { datesWords, type RuleSpeech } from './test-words.ts';

/** A rule as one phrase: `formule est Premium et achats sur 12 mois ≥ 3`. What is put aside is not said. */
export function ruleWords(rule: Rule, speech: RuleSpeech): string {
  return isOn(rule) ? treeWords(rule, speech, null) : speech.words.rules.everyone;
}

function treeWords(rule: Rule, speech: RuleSpeech, inside: RuleGroup['join'] | null): string {
  const said = speech.words.rules;
  switch (rule.kind) {
    case 'group': {
      const children = rule.children.filter(isOn);
      return groupWords({ ...rule, children }, inside, speech, (child, join) => treeWords(child, speech, join));
    }
    case 'id':
      return testWords(speech.words.ruleEvents.id, rule.test, speech, 'plain');
    case 'field':
      return testWords(
        fieldWords(rule.field, speech),
        rule.test,
        speech,
        isMoneyField(rule.field, speech.record) ? 'money' : 'plain',
      );
    case 'measure':
      return testWords(
        measureInRule(rule.measure, speech),
        rule.test,
        speech,
        rule.measure.kind === 'events' && rule.measure.aggregate === 'share'
          ? 'share'
          : isMoney(rule.measure, speech.record)
            ? 'money'
            : 'plain',
      );
    case 'dimension':
      return dimensionInRule(rule.dimension, rule.levels, speech);
    case 'segment': {
      const name = segmentWords(rule.segment, speech);
      return rule.negated ? said.notInSegment(name) : said.inSegment(name);
    }
    case 'moment':
      return momentWords(rule, speech);
    case 'sequence':
      return sequenceWords(rule, speech);
    case 'habit':
      return habitWords(rule, speech);
  }
}

/** A segment between quotes; of several of one name, which of them. */
function segmentWords(id: SegmentId, { segments, words, formats }: RuleSpeech): string {
  const name = segments.get(id)?.name ?? id;
  const alike = [...segments.values()].filter((segment) => segment.name === name).findIndex((one) => one.id === id);
  const quoted = formats.quote(name);
  return alike < 1 ? quoted : words.ruleLives.another({ name: quoted, n: alike + 1 });
}
