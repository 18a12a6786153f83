import { Section } from '../../../ui/Section.tsx';
import { dimensionWords, type Speech } from '../../measure-words.ts';
import type { Dimension } from '../../../model/dimension.ts';
import type { Separation } from '../separation.ts';
import classes from './DistributionPanel.module.css';

export interface SeparationListProps {
  readonly separations: readonly Separation[];
  readonly split: Dimension | null;
  readonly speech: Speech;
  readonly onSplit: (dimension: Dimension) => void;
}

const mostShown = 6;

/** A dimension that explains less than this is not offered. */
const leastShare = 0.001;

/** The dimensions that tell the values apart, best first; a click compares by one. */
export function SeparationList({ separations, split, speech, onSplit }: SeparationListProps) {
  const { words, formats } = speech;
  const said = words.compared.separation;
  const shown = separations.filter((one) => (one.ofRanks ?? 0) >= leastShare).slice(0, mostShown);
  const percent = (share: number | null): string => formats.percent(Math.max(0, share ?? 0));
  return (
    <Section title={said.title} note={shown.length === 0 ? said.none : said.note}>
      <ol className={classes.separations}>
        {shown.map(({ dimension, ofRanks, ofLogarithms }) => {
          const name = dimensionWords(dimension, speech);
          return (
            <li key={JSON.stringify(dimension)}>
              <button
                type="button"
                className={classes.separation}
                aria-pressed={JSON.stringify(split) === JSON.stringify(dimension)}
                title={said.choose(name)}
                onClick={() => {
                  onSplit(dimension);
                }}
              >
                <span>{name}</span>
                <span>
                  {percent(ofRanks)} ({percent(ofLogarithms)})
                </span>
                <span aria-hidden>
                  <span style={{ width: `${String(100 * Math.min(1, Math.max(0, ofRanks ?? 0)))}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
