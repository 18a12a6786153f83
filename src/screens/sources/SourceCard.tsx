import { useEffect, useRef, useState } from 'react';
import { IconTrash } from '@tabler/icons-react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { comparedWith, type Offer } from '../../project/alike.ts';
import type { Source } from '../../project/project.ts';
import type { Arriving, SourceState } from '../../store/data-store.ts';
import { useApp, useDispatch, useProject, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Card } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { ArrivingLine } from './ArrivingCard.tsx';
import { BrokenUses } from './BrokenUses.tsx';
import { CardHead } from './CardHead.tsx';
import { CardBody, type CardView } from './CardBody.tsx';
import { CardTrouble } from './CardTrouble.tsx';
import { DifferencesPanel } from './DifferencesPanel.tsx';
import { NextBar } from './OfferBar.tsx';
import { ViewActs } from './ViewActs.tsx';
import classes from './SourceCard.module.css';
import { SourceMark } from './SourceMark.tsx';

export interface SourceCardProps {
  readonly source: Source;
  /** Undefined for a moment, before the pipeline has looked. */
  readonly state: SourceState | undefined;
  /** The file, while it is read again. */
  readonly arriving: Arriving | undefined;
  readonly onEdit: () => void;
  /** It may be the next export of another source. */
  readonly next?: Extract<Offer, { kind: 'next' }> | undefined;
}

/** One file: how it was read, what it looks like, and everything that can be changed about it. */
export function SourceCard({ source, state, arriving, onEdit, next }: SourceCardProps) {
  const { sources: words, combining } = useWords();
  const formats = useFormats();
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<CardView>('few');
  const dispatch = useDispatch();
  const aimed = useSession((session) => session.source) === source.id;
  const before = useBefore(source, next);
  const remove = useRemove(source);
  useEffect(() => {
    if (aimed) place.current?.scrollIntoView({ block: 'start' });
  }, [aimed]);
  const question = state?.state === 'ready' && state.report.questions.length > 0;
  return (
    <div ref={place} className={classes.place}>
      <Card label={source.file.name} tone={question ? 'warn' : 'plain'}>
        <div className={classes.card}>
          <CardHead
            source={source}
            meaning={state?.state === 'ready' ? state.meaning : null}
            mark={<SourceMark source={source} state={state} />}
          />
          {arriving === undefined ? null : (
            <ArrivingLine
              arriving={arriving}
              note={arriving.problem === null && state?.state === 'ready' ? words.card.rereading : undefined}
            />
          )}
          <CardTrouble source={source} state={state} />
          {next === undefined ? null : <NextBar offer={next} />}
          {source.readAs === undefined ? null : (
            <p className={classes.unit}>
              {combining.readAs({ file: source.readAs.file, columns: formats.list(source.readAs.columns) })}
            </p>
          )}
          <BrokenUses source={source.id} />
          {state?.state === 'ready' ? (
            <CardBody source={source} ready={state} view={view} busy={arriving !== undefined} />
          ) : null}
          {state?.state === 'ready' && before !== null ? (
            <DifferencesPanel
              source={source}
              ready={state}
              before={before}
              open={next !== undefined || source.before !== undefined}
            />
          ) : null}
          {state === undefined || state.state === 'attaching' ? <Skeleton height={240} /> : null}
          <div className={classes.acts} role="group" aria-label={words.card.acts(source.file.name)}>
            {state?.state === 'ready' ? <ViewActs source={source} ready={state} view={view} onView={setView} /> : null}
            <Button kind="plain" size="small" onClick={onEdit}>
              {words.card.edit}
            </Button>
            <span className={classes.endActs}>
              {state?.state === 'ready' && !source.confirmed && !question ? (
                <Button
                  size="small"
                  onClick={() => {
                    dispatch({ type: 'sources/confirmed', ids: [source.id] });
                  }}
                >
                  {words.card.confirm}
                </Button>
              ) : null}
              <IconButton
                size="small"
                label={words.card.remove}
                icon={<IconTrash size={16} stroke={1.5} />}
                onClick={remove}
              />
            </span>
          </div>
        </div>
      </Card>
    </div>
  );
}

/** The export that this one follows, or may follow. */
function useBefore(source: Source, next: SourceCardProps['next']): Pick<Source, 'file' | 'reading'> | null {
  const project = useProject((one) => one);
  if (next === undefined) return comparedWith(project, source);
  const last = project.combinations.find((one) => one.id === next.of)?.members.at(-1)?.source ?? next.of;
  return project.sources.find((one) => one.id === last) ?? null;
}

/** Takes the source away and offers to undo just that. */
function useRemove(source: Source): () => void {
  const { document } = useApp();
  const words = useWords();
  const toast = useToast();
  return () => {
    document.getState().dispatch({ type: 'source/removed', id: source.id });
    toast({
      message: words.sources.card.removed(source.file.name),
      action: {
        label: words.shell.verbs.undo,
        onClick: () => {
          document.getState().undo();
        },
      },
    });
  };
}
