import { useMemo, useState } from 'react';
import { dimensionWords, levelWords, measureNoun, measureTitle } from '../../../analyses/measure-words.ts';
import { contrasts, isClear, type Contrast, type Sides } from '../../../analyses/segmentation/made-of/compare.ts';
import { levelsQuery, readLevels } from '../../../analyses/segmentation/made-of/levels-query.ts';
import { IntervalDot } from '../../../charts/table-line/IntervalDot.tsx';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { useApp, useComputed } from '../../../store/app-context.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import { progressOf } from '../../progress-of.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import type { RuleSpeech } from '../../../analyses/rule-words.ts';
import { partNames, writtenAs } from './part-words.ts';
import classes from './segmentations.module.css';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import { Strip } from './Strip.tsx';
import { useSample } from './use-sample.tsx';
import { useDescribed, useMembers } from './use-described.tsx';
import { usePlanKey } from './use-sizes.tsx';

/** What sets a segment apart from the others or from another one, the largest difference first. */
export function MadeOfTab({ segmentation, record }: SegmentationTabProps) {
  const app = useApp();
  const words = useWords();
  const speech = useRuleSpeech();
  const [sides, setSides] = useState<Sides>({ part: 0, against: 'others' });
  const { plan, id } = segmentation;
  const { measures, computed } = useSample(segmentation, record);
  const { scope, key } = usePlanKey(plan);
  const { dimensions, waits } = useDescribed(record);
  const levels = useComputed(
    `segmentation:levels:${id}`,
    dimensions.length === 0 || waits || key === null ? null : `${key} ${JSON.stringify(dimensions)}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const rows = await app.services.engine.query(levelsQuery(plan, dimensions, scope.scope), options);
      return readLevels(rows, dimensions.length, plan.parts.length);
    },
  );
  const members = useMembers(segmentation);
  const part = Math.min(sides.part, plan.parts.length);
  const against =
    sides.against === 'others' || sides.against > plan.parts.length || sides.against === part
      ? 'others'
      : sides.against;
  const found = useMemo(() => {
    const sample = computed.value;
    if (sample === null || computed.stale || sample.values.length !== measures.length) return [];
    if (dimensions.length > 0 && (waits || levels.value === null || levels.stale)) return [];
    const counted = dimensions.map((dimension, index) => ({ dimension, levels: levels.value?.[index] ?? [] }));
    return contrasts({ part, against }, { sample, measures }, counted, members ?? []);
  }, [computed.value, computed.stale, levels.value, levels.stale, dimensions, waits, part, against, measures, members]);
  if (speech === null) return null;
  const said = words.segmentReading.madeOf;
  const names = partNames(segmentation, speech);
  const options = names.map((name, place) => ({ value: String(place), label: name }));
  const first = found.find(isClear);
  return (
    <>
      <div className={classes.choices}>
        <SelectField
          label={said.part}
          value={String(part)}
          options={options}
          onChange={(next) => {
            setSides({ ...sides, part: Number(next) });
          }}
        />
        <SelectField
          label={said.against}
          value={String(against)}
          options={[
            { value: 'others', label: said.others },
            ...options.filter((option) => option.value !== String(part)),
          ]}
          onChange={(next) => {
            setSides({ ...sides, against: next === 'others' ? 'others' : Number(next) });
          }}
        />
      </div>
      <PlaceProblem state={computed.state} onRetry={computed.retry} />
      <PlaceProblem state={levels.state} onRetry={levels.retry} />
      <Dimmed
        progress={progressOf(computed, words.segmentation.working) ?? progressOf(levels, words.segmentation.working)}
        height={360}
      >
        {found.length === 0 || computed.value === null ? null : (
          <Section
            title={
              first === undefined
                ? said.titleNothing(names[part] ?? '')
                : said.title({ part: names[part] ?? '', first: nounOf(first, speech) })
            }
            note={said.note}
          >
            <ContrastTable found={found} speech={speech} />
            <p className={classes.quiet}>
              {words.segmentReading.sampled({ drawn: computed.value.part.length, all: computed.value.all })}
            </p>
          </Section>
        )}
      </Dimmed>
    </>
  );
}

/** What is different, inside a sentence. */
const nounOf = (contrast: Contrast, speech: RuleSpeech): string =>
  contrast.kind === 'measure' ? measureNoun(contrast.measure, speech) : subjectOf(contrast, speech);

function subjectOf(contrast: Contrast, speech: RuleSpeech): string {
  if (contrast.kind === 'measure') return measureTitle(contrast.measure, speech);
  if (contrast.kind === 'segment') return speech.words.segmentReading.madeOf.segment(contrast.segment.name);
  return speech.words.segmentReading.madeOf.level({
    dimension: dimensionWords(contrast.dimension, speech),
    level: levelWords(contrast.dimension, contrast.level, speech),
  });
}

function ContrastTable({ found, speech }: { readonly found: readonly Contrast[]; readonly speech: RuleSpeech }) {
  const formats = useFormats();
  const said = speech.words.segmentReading.madeOf;
  // Beyond a tenth, the decimals are noise.
  const points = (value: number): string =>
    formats.points(Math.abs(value) < 0.1 ? value : Math.round(value * 100) / 100);
  const columns: TableColumn<Contrast>[] = [
    { id: 'what', label: said.what, heading: true, cell: (one) => subjectOf(one, speech) },
    {
      id: 'lies',
      label: said.own,
      note: said.other,
      width: 170,
      cell: (one) => <Strip contrast={one} speech={speech} />,
    },
    {
      id: 'difference',
      label: said.difference,
      width: 120,
      sortBy: (one) => Math.abs(one.dominance.delta),
      cell: ({ dominance: { delta, low, high } }) => (
        <IntervalDot
          value={delta}
          low={low}
          high={high}
          against={0}
          domain={[-1, 1]}
          label={said.interval({ value: points(delta), low: points(low), high: points(high) })}
        />
      ),
    },
    {
      id: 'points',
      label: said.difference,
      labelHidden: true,
      align: 'end',
      cell: ({ dominance: { delta } }) => <NumberText>{points(delta)}</NumberText>,
    },
    {
      id: 'words',
      label: said.inWords,
      width: 230,
      cell: (one) => <span className={classes.rule}>{isClear(one) ? inWords(one, speech) : said.unclear}</span>,
    },
  ];
  return <SimpleTable caption={said.table} columns={columns} rows={found} rowKey={(one) => subjectOf(one, speech)} />;
}

function inWords(one: Contrast, speech: RuleSpeech): string {
  const said = speech.words.segmentReading.madeOf;
  if (one.kind !== 'measure') return said.more({ own: one.own.share, other: one.other.share });
  const write = writtenAs(one.measure, speech);
  const times = Math.round(50 * (1 + Math.abs(one.dominance.delta)));
  const parts = { measure: '', times, own: write(one.own.median), other: write(one.other.median) };
  return one.dominance.delta > 0 ? said.higher(parts) : said.lower(parts);
}
