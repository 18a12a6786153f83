import { useState } from 'react';
import { databaseOf } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { Difference } from '../../preparation/combining/differences.ts';
import { pairsOf } from '../../preparation/combining/differences.ts';
import { renamedIn } from '../../project/alike.ts';
import { sourceDatasetId } from '../../project/identity.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { useApp, useComputed, useDispatch, useProject } from '../../store/app-context.tsx';
import { compareWithKept } from '../../store/comparing.ts';
import { Button } from '../../ui/Button.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { StateLine } from '../../ui/StateMark.tsx';
import { PlaceProblem } from '../PlaceProblem.tsx';
import classes from './combining.module.css';
import { differenceLines, differenceText } from './difference-lines.ts';
import { isSettled, type ReadySource } from './source-facts.ts';

export interface DifferencesPanelProps {
  readonly source: Source;
  readonly ready: ReadySource;
  /** The export it is compared with. */
  readonly before: Pick<Source, 'file' | 'reading'>;
  readonly open: boolean;
}

/** What is otherwise than in the export before; folds. */
export function DifferencesPanel({ source, ready, before, open }: DifferencesPanelProps) {
  const words = useWords();
  const { differences: w } = words.combining;
  const formats = useFormats();
  const dispatch = useDispatch();
  const compared = useDifferences(source, ready, before);
  const lines = differenceLines(compared.value ?? [], words, formats);
  const title = w.title(before.file.name);
  return (
    <details className={classes.panel} open={open}>
      <summary className={classes.summary}>
        <span>{title}</span>
        <span className={classes.number}>{compared.value === null ? null : w.count(lines.length)}</span>
      </summary>
      <PlaceProblem state={compared.state} onRetry={compared.retry} />
      {compared.value === null && compared.state.problem === null ? <SkeletonLines count={3} /> : null}
      <div className={classes.lines} role="group" aria-label={w.list(before.file.name)}>
        {lines.map((line) => (
          <StateLine key={line.key} state={line.state} title={line.title} detail={line.detail ?? undefined} />
        ))}
      </div>
      <div className={classes.acts}>
        {lines.length === 0 ? null : <TakeAway source={source} text={differenceText(title, lines)} />}
        {source.before === undefined ? null : (
          <Button
            size="small"
            onClick={() => {
              dispatch({ type: 'source/differences-seen', id: source.id });
            }}
          >
            {w.seen}
          </Button>
        )}
      </div>
    </details>
  );
}

function TakeAway({ source, text }: { readonly source: Source; readonly text: string }) {
  const { differences: w } = useWords().combining;
  const { services } = useApp();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Button
        size="small"
        kind="plain"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => {
            setCopied(true);
          });
        }}
      >
        {copied ? w.copied : w.copy}
      </Button>
      <Button
        size="small"
        kind="plain"
        onClick={() => {
          services.saveFile(
            `${w.fileName(source.file.name.replace(/\.[^.]*$/, ''))}.txt`,
            [text],
            'text/plain;charset=utf-8',
          );
        }}
      >
        {w.download}
      </Button>
    </>
  );
}

function useDifferences(source: Source, ready: ReadySource, before: Pick<Source, 'file' | 'reading'>) {
  const { services } = useApp();
  const project = useProject((one) => one);
  const dataset = sourceDatasetId(before);
  const renamed = renamedIn(project, source);
  const pairs = pairsOf(before.reading.columns, source.reading.columns, renamed, (column) => roleOf(source, column));
  const key = isSettled(source, ready)
    ? JSON.stringify([dataset, ready.dataset, pairs.map((pair) => [pair.before.name, pair.after.name, pair.role])])
    : null;
  return useComputed<readonly Difference[]>(`differences/${source.id}`, key, (options) =>
    compareWithKept(
      services,
      { dataset, reading: before.reading, file: before.file.name },
      { columns: source.reading.columns, report: ready.report, database: databaseOf(ready.dataset) },
      pairs,
      options,
    ),
  );
}
