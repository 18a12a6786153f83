import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { fileFamily } from '../../preparation/combining/file-family.ts';
import type { Offer } from '../../project/alike.ts';
import type { Change } from '../../project/change.ts';
import { appending, combining, replacing } from '../../project/combining-acts.ts';
import type { Project } from '../../project/project.ts';
import { useApp, useDispatch, useProject } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import classes from './combining.module.css';

type Together = Extract<Offer, { kind: 'together' }>;
type Next = Extract<Offer, { kind: 'next' }>;

/** Files that came together and look like one: a person says whether they are. */
export function TogetherBar({ offer }: { readonly offer: Together }) {
  const words = useWords().combining;
  const formats = useFormats();
  const project = useProject((one) => one);
  const put = usePut();
  const { sources } = offer;
  const files = sources.flatMap((id) => project.sources.find((one) => one.id === id)?.file.name ?? []);
  const { name, values } = fileFamily(files);
  const [first, last] = [sources[0], sources.at(-1)];
  return (
    <div className={`${classes.bar ?? ''} ${classes.place ?? ''}`} role="group" aria-label={words.offer.label}>
      <p className={classes.text}>
        <RichText text={words.offer.together({ count: files.length, name, values: formats.list(values) })} />
      </p>
      <p className={classes.detail}>{words.offer.togetherDetail(words.fileColumn)}</p>
      <div className={classes.acts}>
        <Button
          size="small"
          kind="primary"
          onClick={() => {
            put((now) => combining(now, sources, words.fileColumn));
          }}
        >
          {words.offer.combine}
        </Button>
        {sources.length === 2 && first !== undefined && last !== undefined ? (
          <Button
            size="small"
            onClick={() => {
              put((now) => replacing(now, first, last));
            }}
          >
            {words.offer.replace(files[0] ?? '')}
          </Button>
        ) : null}
        <KeepApart ids={sources} />
      </div>
    </div>
  );
}

/** A file like a source that one works with: put in its place, or at its end. */
export function NextBar({ offer }: { readonly offer: Next }) {
  const words = useWords().combining;
  const project = useProject((one) => one);
  const put = usePut();
  const combination = project.combinations.find((one) => one.id === offer.of);
  const replaced = combination?.members.at(-1)?.source ?? offer.of;
  const fileOf = (id: string): string => project.sources.find((one) => one.id === id)?.file.name ?? id;
  const name = combination?.name ?? fileOf(offer.of);
  return (
    <div className={classes.bar} role="group" aria-label={words.offer.label}>
      <p className={classes.text}>
        <RichText text={words.offer.next({ of: name })} />
      </p>
      <p className={classes.detail}>{words.offer.nextDetail}</p>
      <div className={classes.acts}>
        <Button
          size="small"
          onClick={() => {
            put((now) => replacing(now, replaced, offer.source));
          }}
        >
          {words.offer.replace(fileOf(replaced))}
        </Button>
        <Button
          size="small"
          onClick={() => {
            put((now) => appending(now, offer.of, offer.source, words.fileColumn));
          }}
        >
          {words.offer.append(name)}
        </Button>
        <KeepApart ids={[offer.source]} />
      </div>
    </div>
  );
}

function KeepApart({ ids }: { readonly ids: readonly string[] }) {
  const words = useWords().combining.offer;
  const dispatch = useDispatch();
  return (
    <Button
      size="small"
      kind="plain"
      onClick={() => {
        dispatch({ type: 'sources/kept-apart', ids });
      }}
    >
      {words.apart}
    </Button>
  );
}

/** Does an act that is made of the recipe as it is when it is done. */
function usePut(): (make: (project: Project) => Change | null) => void {
  const { document } = useApp();
  return (make) => {
    const change = make(document.getState().history.present);
    if (change !== null) document.getState().dispatch(change);
  };
}
