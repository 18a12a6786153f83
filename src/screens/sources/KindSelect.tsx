import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { sourceKinds } from '../../model/column.ts';
import type { MeaningGuess } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { useDispatch } from '../../store/app-context.tsx';
import { useIsPartOfWhole } from './part-of-whole.ts';
import { QuietSelect } from './QuietSelect.tsx';
import classes from './SourceCard.module.css';

/** "looks like: contacts · 92 %", where "contacts" can be changed. */
export function KindSelect({
  source,
  meaning,
}: {
  readonly source: Source;
  /** Null until it was read. */
  readonly meaning: MeaningGuess | null;
}) {
  const words = useWords().sources;
  const formats = useFormats();
  const dispatch = useDispatch();
  if (useIsPartOfWhole()) return null;
  const clues = meaning?.kind === source.kind ? (meaning.kindClues ?? []) : [];
  const options = sourceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }));
  return (
    <span className={classes.kind}>
      {source.kindConfidence === null ? words.chosenKind : words.looksLike}{' '}
      <QuietSelect
        label={words.kindLabel}
        value={source.kind}
        reason={
          clues.length === 0 ? undefined : words.kindBecause(formats.list(clues.map((clue) => words.kindClues[clue])))
        }
        groups={[{ label: null, options }]}
        onChange={(kind) => {
          dispatch({ type: 'source/kind-set', id: source.id, kind });
        }}
      />{' '}
      {source.kindConfidence === null ? null : words.sure(source.kindConfidence)}
    </span>
  );
}
