import { useState } from 'react';
import { eventsWords, measureTitle } from '../../../analyses/measure-words.ts';
import { lifeEvents, suggest } from '../../../analyses/lifecycle/suggest.ts';
import { aYear, describingMeasures } from '../../../analyses/segmentation/described.ts';
import { channelChoices } from '../../../analyses/segmentation/ready/channels.ts';
import {
  answersQuery,
  noticeScale,
  outsideOf,
  readAnswers,
  scales,
  scoreMeasures,
  type Scale,
} from '../../../analyses/segmentation/ready/nps.ts';
import { rfmMeasures } from '../../../analyses/segmentation/ready/rfm.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { problemSentence } from '../../../locales/problem-sentence.ts';
import type { Measure } from '../../../model/measure.ts';
import { Stopped, UserError } from '../../../model/problem.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import { useApp, useComputed, useDispatch, useProject, useScope } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { stagesWishOf } from '../use-stage-rules.tsx';
import { makeSegmentation, type Wish } from './make-segmentation.ts';
import classes from './segmentations.module.css';

const kinds = ['rfm', 'nps', 'channels', 'stages', 'shares', 'tree', 'rules'] as const;
type Kind = (typeof kinds)[number];

const windowChoices = [
  { value: 'all', window: { kind: 'all' }, months: null },
  { value: '12', window: aYear, months: 12 },
  { value: '24', window: { kind: 'months', months: 24 }, months: 24 },
] as const;
const shareChoices = ['3', '4', '5', '10'] as const;

/** What to begin with, what it needs, and why it cannot be where it cannot. */
export function MakeForm({ record, onDone }: { readonly record: CustomerRecord; readonly onDone: () => void }) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const scope = useScope();
  const speech = useRuleSpeech();
  const toast = useToast();
  const lifecycle = useProject((project) => project.lifecycle);
  const said = words.segmentation.make;
  const [kind, setKind] = useState<Kind>('rfm');
  const [window, setWindow] = useState<(typeof windowChoices)[number]['value']>('all');
  const [shares, setShares] = useState<(typeof shareChoices)[number]>('10');
  const [chosen, setChosen] = useState('0');
  const [scaleChosen, setScale] = useState<Scale | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const measures = describingMeasures(record);
  const scores = scoreMeasures(record);
  const channels = channelChoices(record);
  const score = scores[Number(chosen)] ?? scores[0] ?? null;
  const answers = useAnswers(kind === 'nps' ? score : null);
  const noticed = answers === null ? null : noticeScale(answers);
  const scale = scaleChosen ?? noticed?.scale ?? 'zero-to-ten';
  const outside = answers === null ? [] : outsideOf(answers, scale);
  if (scope === null || speech === null) return null;
  const windowOf = windowChoices.find((one) => one.value === window)?.window ?? windowChoices[0].window;
  const measure = measures[Number(chosen)] ?? measures[0];
  const channel = channels[Number(chosen)] ?? channels[0];
  const lives = lifeEvents(record);
  const first = suggest(record)?.life.events;
  const life = (chosen === '0' ? undefined : lives[Number(chosen) - 1]) ?? lives.find((events) => events.id === first);
  const wish = ((): Wish | null => {
    switch (kind) {
      case 'rfm':
        return rfmMeasures(record) === null ? null : { kind, window: windowOf };
      case 'nps':
        return score === null ? null : { kind, measure: score, scale };
      case 'channels':
        return channel === undefined ? null : { kind, channels: channel, window: windowOf };
      case 'shares':
        return measure === undefined ? null : { kind, measure, shares: Number(shares) };
      case 'stages':
        return life === undefined ? null : { kind, events: life.id, wish: stagesWishOf(lifecycle, life.id) };
      case 'tree':
        return measure === undefined ? null : { kind, measure };
      case 'rules':
        return { kind };
    }
  })();
  const create = async (): Promise<void> => {
    if (wish === null) return;
    setBusy(true);
    setRefused(null);
    try {
      const options = { place: 'segmentation:make' };
      const id = app.services.newId();
      const made = await makeSegmentation(wish, id, app.services.engine, scope.scope, speech, options);
      if (made.kind === 'refused') {
        setRefused(made.why);
        return;
      }
      dispatch({ type: 'segmentation/added', segmentation: made.segmentation });
      app.session.setState({ segmentation: made.segmentation.id, segmentationTab: 'parts' });
      toast({ message: [said.made(made.segmentation.name), made.note ?? ''].join(' ').trim() });
      onDone();
    } catch (error) {
      if (error instanceof UserError) setRefused(problemSentence(words.problems, error.problem));
      else if (!(error instanceof Stopped)) throw error;
    } finally {
      setBusy(false);
    }
  };
  const measureOptions = (list: readonly Measure[]) =>
    list.map((one, index) => ({ value: String(index), label: measureTitle(one, speech) }));
  return (
    <div className={classes.fields}>
      <SelectField
        label={said.kind}
        value={kind}
        options={kinds.map((value) => ({ value, label: said.kinds[value] }))}
        onChange={(next) => {
          setKind(next);
          setChosen('0');
          setScale(null);
          setRefused(null);
        }}
      />
      <p className={classes.why}>{said.why[kind]}</p>
      {wish === null ? <Notice tone="info">{said.none[kind]}</Notice> : null}
      {wish !== null && (kind === 'rfm' || kind === 'channels') ? (
        <SelectField
          label={said.window}
          value={window}
          options={windowChoices.map(({ value, months }) => ({
            value,
            label: months === null ? said.windows.all : said.windows.months(months),
          }))}
          onChange={setWindow}
        />
      ) : null}
      {kind === 'channels' && channels.length > 1 ? (
        <SelectField
          label={said.channels}
          value={chosen}
          options={channels.map((one, index) => ({
            value: String(index),
            label:
              one.kind === 'sources'
                ? said.channelSources(formats.list(one.events.map((id) => id.replaceAll('_', ' '))))
                : said.channelColumn({ column: one.column, events: eventsWords(one.events, speech) }),
          }))}
          onChange={setChosen}
        />
      ) : null}
      {kind === 'stages' && life !== undefined && lives.length > 1 ? (
        <SelectField
          label={said.life}
          value={String(lives.indexOf(life) + 1)}
          options={lives.map((events, index) => ({ value: String(index + 1), label: eventsWords(events.id, speech) }))}
          onChange={setChosen}
        />
      ) : null}
      {(kind === 'shares' || kind === 'tree') && wish !== null ? (
        <SelectField label={said.measure} value={chosen} options={measureOptions(measures)} onChange={setChosen} />
      ) : null}
      {kind === 'shares' && wish !== null ? (
        <SelectField
          label={said.shares}
          value={shares}
          options={shareChoices.map((value) => ({ value, label: value }))}
          onChange={setShares}
        />
      ) : null}
      {kind === 'nps' && wish !== null ? (
        <>
          <SelectField label={said.score} value={chosen} options={measureOptions(scores)} onChange={setChosen} />
          <SelectField
            label={said.scale}
            value={scale}
            options={scales.map((value) => ({ value, label: said.scales[value] }))}
            onChange={setScale}
          />
          {noticed === null ? null : (
            <Notice tone={noticed.sure || scaleChosen !== null ? 'info' : 'warn'}>
              {noticed.sure ? said.scaleSure : said.scaleAsk[noticed.scale]}
              {outside.length === 0
                ? null
                : ` ${said.scaleOutside({
                    values: formats.list(outside.slice(0, 5).map(({ value }) => formats.exact(value))),
                    n: outside.reduce((sum, one) => sum + one.n, 0),
                  })}`}
            </Notice>
          )}
        </>
      ) : null}
      {refused === null ? null : <Notice tone="warn">{refused}</Notice>}
      <div className={classes.rowActs}>
        <Button
          kind="primary"
          busy={busy}
          disabled={wish === null}
          onClick={() => {
            void create();
          }}
        >
          {said.create}
        </Button>
      </div>
    </div>
  );
}

/** The answers that customers gave, to notice the scale; null while they are not known. */
function useAnswers(score: Measure | null) {
  const app = useApp();
  const scope = useScope();
  const key = scope === null || score === null ? null : JSON.stringify([scope.key, score]);
  const { value, stale } = useComputed('segmentation:answers', key, async (options) => {
    if (scope === null || score === null) throw new Error('A key comes with a score');
    return readAnswers(await app.services.engine.query(answersQuery(score, scope.scope), options));
  });
  return key === null || stale ? null : value;
}
