import type { Dimension } from '../../../model/dimension.ts';
import { dimensionWords, levelWords, type Speech } from '../../measure-words.ts';
import type { DrawnDistribution } from '../compute.ts';
import type { EvidenceRule } from '../evidence.ts';
import { signed } from '../noticed-words.ts';
import { groupName } from './group-name.ts';
import type { Telling } from './telling.ts';

export interface CardLine {
  readonly title: string;
  readonly value: string;
  readonly detail: string;
}

/** What a rule that compares says, fired or not. */
export function evidenceLine(
  rule: EvidenceRule,
  { per, summary, spec }: DrawnDistribution,
  { words, formats, writer }: Telling,
  speech: Speech,
): CardLine {
  const said = words.compared.rules;
  const { title } = said[rule.code];
  const by = (dimension: Dimension): string => dimensionWords(dimension, speech);
  switch (rule.code) {
    case 'clumps': {
      const { sides } = rule;
      if (sides === null) {
        const few = summary.n - summary.zeroCount - summary.negativeCount < 200;
        return { title, value: '', detail: few ? said.clumps.few : said.clumps.none };
      }
      const side = ({ n, mean }: { readonly n: number; readonly mean: number }) => ({ n, mean: writer.value(mean) });
      const cut = writer.value(sides.clumps.cut ?? 0);
      return {
        title,
        value: cut,
        detail: said.clumps.fired({ per, cut, low: side(sides.below), high: side(sides.above) }),
      };
    }
    case 'groups': {
      const { split } = spec;
      if (!rule.fired || split === null) return { title, value: '', detail: said.groups.none };
      const name = (group: typeof rule.low): string =>
        groupName(group, words, (value) => levelWords(split, { kind: 'value', value }, speech));
      return {
        title,
        value: `× ${formats.number(rule.high.mean / rule.low.mean)}`,
        detail: said.groups.fired({
          low: name(rule.low),
          lowMean: writer.value(rule.low.mean),
          high: name(rule.high),
          highMean: writer.value(rule.high.mean),
        }),
      };
    }
    case 'hidden-inside':
      return {
        title,
        value: formats.percent(1 - rule.explained),
        detail: said['hidden-inside'].fired({ explained: rule.explained }),
      };
    case 'mix': {
      const { split, dimension } = rule.mix;
      const behaviour = signed(writer, split.behaviour);
      const mix = signed(writer, split.mix);
      if (rule.says === 'reversal')
        return { title, value: mix, detail: said.mix.reversal({ up: split.change > 0, by: by(dimension), behaviour }) };
      if (rule.says === 'mostly-mix') return { title, value: mix, detail: said.mix.mostly({ mix, by: by(dimension) }) };
      return { title, value: '', detail: said.mix.none };
    }
    case 'crossing': {
      const named = (shifts: typeof rule.up): string =>
        formats.list(shifts.map(({ p }) => words.compared.shift.decile(p)));
      return {
        title,
        value: '',
        detail: rule.fired ? said.crossing.fired({ up: named(rule.up), down: named(rule.down) }) : said.crossing.none,
      };
    }
  }
}
