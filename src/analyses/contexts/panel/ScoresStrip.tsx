import { QuantileStrip } from '../../../charts/table-line/QuantileStrip.tsx';
import type { Speech } from '../../measure-words.ts';
import { stripWords } from '../../strip-words.ts';
import type { MinedScores } from '../mined.ts';

export interface ScoresStripProps {
  /** Of at least one answer. */
  readonly scores: MinedScores;
  readonly domain?: readonly [number, number] | undefined;
  readonly width: number;
  readonly speech: Speech;
}

/** Where eight in ten answers lie, beside their mean. */
export function ScoresStrip({ scores, domain, width, speech: { words, formats } }: ScoresStripProps) {
  const write = (value: number): string => formats.decimal(value, 1);
  return <QuantileStrip {...strip(scores)} domain={domain} label={stripWords(scores, write, words)} width={width} />;
}

const strip = ({ p10, p50, p90, mean }: MinedScores) => ({ p10, p50, p90, mean });
