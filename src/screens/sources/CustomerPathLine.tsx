import { useMemo } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { CustomerPath } from '../../model/event-making.ts';
import { shareOf } from '../../preparation/roles/find-keys.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { tablesOf } from '../../project/tables.ts';
import { useData, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { KeyProposal } from './KeyProposal.tsx';
import { isSame, pathChoices } from './path-choices.ts';
import { QuietSelect } from './QuietSelect.tsx';

/** A choice stays on the line of what is said before it. */
const beside = ' ·\u00a0';
const none = 'none';

/** For rows that name no customer: through which other table they have one, or may have. */
export function CustomerPathLine({ source }: { readonly source: Source }) {
  const words = useWords().sources.keys;
  const formats = useFormats();
  const dispatch = useDispatch();
  const project = useProject((one) => one);
  const keys = useData((data) => data.keys.found);
  const named = source.reading.columns.some(({ name }) => roleOf(source, name) === 'customer-id');
  const nameless = source.kind !== 'customers' && !named;
  const { taken, possible } = useMemo(
    () => (nameless ? pathChoices(project, source, keys) : { taken: null, possible: [] }),
    [nameless, project, source, keys],
  );
  if (!nameless) return null;
  const fileOf = (id: string): string => tablesOf(project).find((one) => one.source.id === id)?.source.file.name ?? id;
  const choose = (path: CustomerPath | 'none'): void => {
    dispatch({ type: 'source/events-made', id: source.id, making: { path } });
  };
  const [first] = possible;
  if (taken !== null || (source.making?.path === none && first !== undefined)) {
    const options = possible.map(({ path }, index) => ({
      value: String(index),
      label: words.pathThrough({ column: path.column, file: fileOf(path.of) }),
    }));
    const at = taken === null ? -1 : possible.findIndex(({ path }) => isSame(path, taken));
    return (
      <li>
        {taken === null ? (
          words.pathLeft
        ) : (
          <RichText text={words.path({ file: fileOf(taken.of), column: taken.column, key: taken.key })} />
        )}
        {beside}
        <QuietSelect
          label={words.pathLabel}
          value={at === -1 ? none : String(at)}
          groups={[{ label: null, options: [...options, { value: none, label: words.pathNone }] }]}
          onChange={(next) => {
            choose(possible[Number(next)]?.path ?? none);
          }}
        />
      </li>
    );
  }
  const offered = possible.find(({ found }) => found !== null);
  if (offered?.found == null) return <KeyProposal source={source} />;
  const { path, found } = offered;
  return (
    <>
      <KeyProposal source={source} />
      <li>
        {words.pathOffer({
          column: path.column,
          share: formats.percent(shareOf(found)),
          key: path.key,
          file: fileOf(path.of),
        })}{' '}
        <Button
          size="small"
          onClick={() => {
            choose(path);
          }}
        >
          {words.pathAccept(fileOf(path.of))}
        </Button>
      </li>
    </>
  );
}
