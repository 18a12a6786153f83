import { useWords } from '../../locales/locale-context.tsx';
import { sourceKinds } from '../../model/column.ts';
import type { Source } from '../../project/project.ts';
import { useDispatch } from '../../store/app-context.tsx';
import { QuietSelect } from './QuietSelect.tsx';
import classes from './SourceCard.module.css';

/** "looks like: contacts · 92 %", where "contacts" can be changed. */
export function KindSelect({ source }: { readonly source: Source }) {
  const words = useWords().sources;
  const dispatch = useDispatch();
  const options = sourceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }));
  return (
    <span className={classes.kind}>
      {source.kindConfidence === null ? words.chosenKind : words.looksLike}{' '}
      <QuietSelect
        label={words.kindLabel}
        value={source.kind}
        groups={[{ label: null, options }]}
        onChange={(kind) => {
          dispatch({ type: 'source/kind-set', id: source.id, kind });
        }}
      />{' '}
      {source.kindConfidence === null ? null : words.sure(source.kindConfidence)}
    </span>
  );
}
