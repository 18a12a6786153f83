import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StateLine } from '../../../ui/StateMark.tsx';
import { DEFAULT_CONFIDENCE } from '../../../model/statistics/interval.ts';
import { wilsonInterval } from '../../../model/statistics/wilson.ts';
import type { DiagnosisRule } from '../../../model/statistics/average-diagnosis.ts';
import type { Speech } from '../../measure-words.ts';
import type { DrawnDistribution } from '../compute.ts';
import type { EvidenceRule } from '../evidence.ts';
import { perOf } from '../spec.ts';
import { bySeverity, severityOf, type CardRule } from '../severity.ts';
import classes from './DistributionPanel.module.css';
import { evidenceLine } from './evidence-lines.ts';
import type { Telling } from './telling.ts';

interface CardOf {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
}

export interface AverageCardProps extends CardOf {
  readonly speech: Speech;
  readonly evidence: readonly EvidenceRule[];
  /** Makes a segment of each side of the cut between two clumps; null for what no rule can name. */
  readonly onCut: ((cut: number) => void) | null;
}

/** What fired, by its severity. */
const tint = { severe: 'bad', mild: 'warn' } as const;

const tones = { good: 'good', uneven: 'warn', misleading: 'bad' } as const;

/** Two honest numbers, then the rules that fired, most severe first; the others stay short. */
export function AverageCard({ result, telling, speech, evidence, onCut }: AverageCardProps) {
  const { words, formats } = telling;
  const said = words.average.card;
  const { diagnosis, per } = result;
  const { typicalShare, typicalInterval, hoover } = diagnosis;
  if (result.binning.yesNo === true)
    return <ShareCard result={result} telling={telling} speech={speech} evidence={evidence} />;
  const rules = bySeverity([...diagnosis.rules, ...evidence]);
  const oneClump = evidence.some((rule) => rule.code === 'clumps' && !rule.fired);
  return (
    <Section title={said.title}>
      <dl className={classes.figures}>
        <div className={classes.figure}>
          <dt>{said.typical(per)}</dt>
          <dd data-state={tones[diagnosis.verdict]} title={said.typicalInterval(typicalInterval)}>
            {formats.percent(typicalShare)}
          </dd>
        </div>
        <div className={classes.figure}>
          <dt>{hoover === null ? said.hooverNone : said.hoover}</dt>
          <dd>{hoover === null ? '—' : formats.decimal(hoover, 2)}</dd>
        </div>
      </dl>
      {perOf(result.spec.measure) === 'customer' ? null : <p className={classes.silent}>{said.alike(per)}</p>}
      {rules.some((rule) => rule.fired) ? null : (
        <p className={classes.silent}>
          {diagnosis.verdict === 'good' ? said.silent : oneClump ? said.spread : said.shape}
        </p>
      )}
      {rules.map((rule) =>
        isEvidence(rule) ? (
          <EvidenceLine key={rule.code} rule={rule} result={result} telling={telling} speech={speech} onCut={onCut} />
        ) : (
          <RuleLine key={rule.code} rule={rule} result={result} telling={telling} />
        ),
      )}
    </Section>
  );
}

/** Of a yes or no: the share and its interval, and what compares groups or dates. */
function ShareCard({ result, telling, speech, evidence }: Omit<AverageCardProps, 'onCut'>) {
  const { words, formats } = telling;
  const said = words.average.card;
  const { n, mean } = result.summary;
  const rules = bySeverity(evidence.filter(({ code }) => code !== 'clumps' && code !== 'crossing'));
  return (
    <Section title={said.title}>
      <dl className={classes.figures}>
        <div className={classes.figure}>
          <dt>{said.share(result.per)}</dt>
          <dd title={said.typicalInterval(wilsonInterval(Math.round(mean * n), n, DEFAULT_CONFIDENCE))}>
            {formats.percent(mean)}
          </dd>
        </div>
      </dl>
      <p className={classes.silent}>{said.yesNo}</p>
      {rules.map((rule) =>
        isEvidence(rule) ? (
          <EvidenceLine key={rule.code} rule={rule} result={result} telling={telling} speech={speech} onCut={null} />
        ) : null,
      )}
    </Section>
  );
}

function isEvidence(rule: CardRule): rule is EvidenceRule {
  return !('numbers' in rule);
}

interface EvidenceLineProps extends CardOf {
  readonly rule: EvidenceRule;
  readonly speech: Speech;
  readonly onCut: ((cut: number) => void) | null;
}

/** Two clumps come with their cut, as two segments that can be changed. */
function EvidenceLine({ rule, result, telling, speech, onCut }: EvidenceLineProps) {
  const line = evidenceLine(rule, result, telling, speech);
  const cut = rule.code === 'clumps' ? (rule.sides?.clumps.cut ?? null) : null;
  return (
    <>
      <StateLine
        state={rule.fired ? tint[severityOf(rule)] : 'good'}
        title={line.title}
        value={line.value}
        detail={line.detail}
      />
      {cut === null || onCut === null ? null : (
        <div className={classes.cut}>
          <Button
            size="small"
            onClick={() => {
              onCut(cut);
            }}
          >
            {telling.words.compared.rules.clumps.segments}
          </Button>
        </div>
      )}
    </>
  );
}

function RuleLine({ rule, result, telling }: CardOf & { readonly rule: DiagnosisRule }) {
  const { value, detail } = lineOf(rule, result, telling);
  const state = !applies(rule) ? 'neutral' : rule.fired ? tint[severityOf(rule)] : 'good';
  return (
    <StateLine state={state} title={telling.words.average.card.rules[rule.code].title} value={value} detail={detail} />
  );
}

/** A rule that has nothing to look at is neither kept nor broken. */
function applies(rule: DiagnosisRule): boolean {
  return !(
    (rule.code === 'concentration' && rule.numbers.top10Share === null) ||
    (rule.code === 'whale' && rule.numbers.move === null)
  );
}

function lineOf(
  rule: DiagnosisRule,
  { per, summary }: DrawnDistribution,
  { words, formats, writer }: Telling,
): { value: string; detail: string } {
  const said = words.average.card.rules;
  const share = (given: number | null): string => (given === null ? '—' : formats.percent(given));
  switch (rule.code) {
    case 'few': {
      const { n, relativeHalfWidth: margin } = rule.numbers;
      return {
        value: margin === null ? formats.integer(n) : `±\u00A0${formats.percent(margin)}`,
        detail: said.few.fired({ n: words.average.counted(n, per), margin }),
      };
    }
    case 'whale': {
      const { customers: count, meanWithout, move } = rule.numbers;
      return {
        value: share(move),
        detail: said.whale.fired({ per, count, without: writer.value(meanWithout ?? Number.NaN) }),
      };
    }
    case 'zero': {
      const { zeroShare, meanOfNonZero } = rule.numbers;
      return {
        value: share(zeroShare),
        detail:
          zeroShare === 0
            ? said.zero.none
            : said.zero.fired({ per, share: zeroShare, others: writer.value(meanOfNonZero ?? Number.NaN) }),
      };
    }
    case 'concentration': {
      const { top10Share } = rule.numbers;
      return {
        value: share(top10Share),
        detail: top10Share === null ? words.average.card.noShare : said.concentration.fired({ per, share: top10Share }),
      };
    }
    case 'skew':
      return {
        value: share(rule.numbers.shareBelowMean),
        detail: said.skew.fired({ share: rule.numbers.shareBelowMean, median: writer.value(summary.median) }),
      };
  }
}
