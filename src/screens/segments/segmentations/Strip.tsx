import type { Contrast, Lie } from '../../../analyses/segmentation/made-of/compare.ts';
import type { RuleSpeech } from '../../../analyses/rule-words.ts';
import { writtenAs } from './part-words.ts';
import classes from './segmentations.module.css';

const [WIDTH, HEIGHT, PAD] = [180, 30, 4];

/** Two groups one over the other: of a measure the middle 80 %, the middle half and the median; of a category the two shares. */
export function Strip({ contrast, speech }: { readonly contrast: Contrast; readonly speech: RuleSpeech }) {
  const said = speech.words.segmentReading.madeOf;
  if (contrast.kind !== 'measure') {
    const { own, other } = contrast;
    const label = said.more({ own: own.share, other: other.share });
    const x = (share: number): number => PAD + share * (WIDTH - 2 * PAD);
    return (
      <svg className={classes.strip} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
        <title>{label}</title>
        <rect
          x={PAD}
          y={4}
          width={Math.max(1, x(own.share) - PAD)}
          height={9}
          rx={2}
          style={{ fill: 'var(--selection)' }}
        />
        <rect
          x={PAD}
          y={17}
          width={Math.max(1, x(other.share) - PAD)}
          height={9}
          rx={2}
          style={{ fill: 'var(--everybody)' }}
        />
      </svg>
    );
  }
  const { own, other, measure } = contrast;
  const write = writtenAs(measure, speech);
  const [low, high] = [Math.min(own.p10, other.p10), Math.max(own.p90, other.p90)];
  const x = (value: number): number => PAD + ((value - low) / (high - low || 1)) * (WIDTH - 2 * PAD);
  const say = (lie: Lie): string =>
    said.strip({ low: write(lie.p10), middle: write(lie.median), high: write(lie.p90) });
  const label = `${said.own} : ${say(own)} · ${said.other} : ${say(other)}`;
  const bar = (lie: Lie, y: number, colour: string) => (
    <g style={{ fill: colour, stroke: colour }}>
      <line x1={x(lie.p10)} x2={x(lie.p90)} y1={y} y2={y} strokeWidth={1.5} />
      <rect x={x(lie.p25)} y={y - 4} width={Math.max(1, x(lie.p75) - x(lie.p25))} height={8} rx={2} opacity={0.55} />
      <line x1={x(lie.median)} x2={x(lie.median)} y1={y - 6} y2={y + 6} strokeWidth={2.5} />
    </g>
  );
  return (
    <svg className={classes.strip} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      {bar(own, 8, 'var(--selection)')}
      {bar(other, 22, 'var(--everybody)')}
    </svg>
  );
}
