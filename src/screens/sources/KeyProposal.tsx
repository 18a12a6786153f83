import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { shareOf } from '../../preparation/roles/find-keys.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { useData, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';

/** A source that names no customer, while one of its columns holds the ids of a source of customers: offered, never taken unasked. */
export function KeyProposal({ source }: { readonly source: Source }) {
  const words = useWords().sources.keys;
  const formats = useFormats();
  const dispatch = useDispatch();
  const sources = useProject((project) => project.sources);
  const keys = useData((data) => data.keys.found);
  const named = source.reading.columns.some(({ name }) => roleOf(source, name) === 'customer-id');
  if (source.kind === 'customers' || named) return null;
  const offers = keys.flatMap((key) => {
    const of = sources.find((one) => one.id === key.of);
    const fits = key.source === source.id && of?.kind === 'customers' && roleOf(of, key.key) === 'customer-id';
    return fits ? [{ key, file: of.file.name }] : [];
  });
  const [best] = offers.sort((a, b) => b.key.found - a.key.found);
  if (best === undefined) return null;
  const { key, file } = best;
  return (
    <li>
      {words.proposal({ column: key.column, share: formats.percent(shareOf(key)), key: key.key, file })}{' '}
      <Button
        size="small"
        onClick={() => {
          dispatch({ type: 'source/role-set', id: source.id, column: key.column, role: 'customer-id' });
        }}
      >
        {words.accept}
      </Button>
    </li>
  );
}
