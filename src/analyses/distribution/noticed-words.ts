import type { StripValues } from '../../charts/table-line/strip-values.ts';
import { dimensionWords, levelWords, measureTitle, type Speech } from '../measure-words.ts';
import type { DimensionMix } from './compare.ts';
import type { Noticed } from './noticed.ts';
import { stripWords } from '../strip-words.ts';
import { countedOf, type DistributionSpec } from './spec.ts';
import { stripOf } from './summary.ts';
import { valueWriter, type ValueWriter } from './written-values.ts';

/** A thing noticed, in a sentence and the numbers under it. */
export interface NoticedSentence {
  readonly sentence: string;
  readonly numbers: string;
  /** The mean that is told of, with where eight in ten lie; and what that says. */
  readonly strip: StripValues;
  readonly stripLabel: string;
}

export function noticedWords(noticed: Noticed, speech: Speech, currency: string | null): NoticedSentence {
  const writer = valueWriter({ measure: noticed.measure, currency, ...speech });
  const strip = stripOfNoticed(noticed);
  return { ...sentenceOf(noticed, speech, writer), strip, stripLabel: stripWords(strip, writer.value, speech.words) };
}

/** Of a change, the later side. */
function stripOfNoticed(noticed: Noticed): StripValues {
  if (noticed.kind === 'two-populations' || noticed.kind === 'misleads') return stripOf(noticed.summary);
  const { other, shifts } = noticed.comparison;
  const at = (p: number): number => shifts.find((shift) => shift.p === p)?.other.value ?? Number.NaN;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean: other.mean };
}

function sentenceOf(
  noticed: Noticed,
  speech: Speech,
  writer: ValueWriter,
): Pick<NoticedSentence, 'sentence' | 'numbers'> {
  const { words } = speech;
  const said = words.noticed;
  const { measure } = noticed;
  const per = countedOf(measure, speech.record);
  const title = measureTitle(measure, speech);
  switch (noticed.kind) {
    case 'two-populations': {
      const { summary, sides } = noticed;
      const side = ({ n, mean }: { readonly n: number; readonly mean: number }) => ({ n, mean: writer.value(mean) });
      const cut = said.cut({ cut: writer.value(sides.clumps.cut ?? 0), typical: summary.shareWithinBand });
      return {
        sentence: said.twoPopulations({
          per,
          mean: writer.value(summary.mean),
          low: side(sides.below),
          high: side(sides.above),
        }),
        numbers: [title, words.average.counted(summary.n, per), cut].join(' · '),
      };
    }
    case 'misleads': {
      const { summary } = noticed;
      const parts = { per, mean: writer.value(summary.mean) } as const;
      return {
        sentence: said.misleads({ ...parts, typical: summary.shareWithinBand, below: summary.shareBelowMean }),
        numbers: [title, words.average.counted(summary.n, per)].join(' · '),
      };
    }
    case 'reversal':
    case 'mostly-mix': {
      const { mix, comparison } = noticed;
      const change = {
        measure: title,
        before: writer.value(comparison.one.mean),
        after: writer.value(comparison.other.mean),
        up: comparison.change.value > 0,
        by: dimensionWords(mix.dimension, speech),
      };
      const sentence =
        noticed.kind === 'reversal'
          ? said.reversal({ ...change, against: noticed.against })
          : said.mostlyMix({ ...change, share: mix.split.mix / mix.split.change });
      const effects = said.effects({
        behaviour: signed(writer, mix.split.behaviour),
        mix: signed(writer, mix.split.mix),
      });
      const groups = groupWords(mix, speech, writer);
      return { sentence, numbers: [`${title}, ${said.yearBefore}`, ...groups, effects].join(' · ') };
    }
  }
}

/** The groups that weigh most. */
const namedGroups = 3;

function groupWords(mix: DimensionMix, speech: Speech, writer: ValueWriter): readonly string[] {
  return mix.levels.slice(0, namedGroups).flatMap(({ level, before, after }) => {
    if (before === null || after === null) return [];
    const key = level === null ? ({ kind: 'missing' } as const) : ({ kind: 'value', value: level } as const);
    return speech.words.noticed.group({
      name: levelWords(mix.dimension, key, speech),
      before: writer.value(before.mean),
      after: writer.value(after.mean),
    });
  });
}

/** A difference with its sign. */
export function signed(writer: ValueWriter, value: number): string {
  return value > 0 ? `+${writer.value(value)}` : writer.value(value);
}

/** What the screen shows to tell more of it. */
export function specOfNoticed(noticed: Noticed): DistributionSpec {
  const shown = { measure: noticed.measure, view: 'histogram' } as const;
  if (noticed.kind === 'two-populations' || noticed.kind === 'misleads') return { ...shown, split: null };
  return { ...shown, split: noticed.mix.dimension, compare: noticed.comparison.comparison };
}
