import { useState } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { problemNotice } from '../../locales/problem-sentence.ts';
import type { SourceId } from '../../model/record.ts';
import { membersOf, wholeOf } from '../../project/combination.ts';
import type { Combination, Source } from '../../project/project.ts';
import { useApp, useData, useDispatch, useProject } from '../../store/app-context.tsx';
import type { SourceState } from '../../store/data-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Card } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { BrokenUses } from './BrokenUses.tsx';
import combining from './combining.module.css';
import type { CardView } from './CardBody.tsx';
import { CardHead } from './CardHead.tsx';
import { ColumnsTable } from './ColumnsTable.tsx';
import { DriftTable } from './DriftTable.tsx';
import { EventMakingLines } from './EventMaking.tsx';
import { PartOfWholeProvider } from './part-of-whole.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { ViewActs } from './ViewActs.tsx';
import { SourceCard } from './SourceCard.tsx';
import classes from './SourceCard.module.css';

export interface CombinationCardProps {
  readonly combination: Combination;
  readonly onEdit: (id: SourceId) => void;
}

/** Files that are one source: the whole with its kind and roles, what moves between the files, and the files themselves. */
export function CombinationCard({ combination, onEdit }: CombinationCardProps) {
  const words = useWords();
  const { combining: w, sources } = words;
  const formats = useFormats();
  const project = useProject((one) => one);
  const states = useData((data) => data.sources);
  const state = useData((data) => data.combinations[combination.id]);
  const [view, setView] = useState<CardView>('few');
  const [folded, setFolded] = useState(true);
  const members = membersOf(project, combination);
  const there = members.filter((source) => states[source.id]?.state === 'ready');
  const gone = members.filter((source) => states[source.id]?.state === 'file-needed').length;
  const whole = wholeOf(combination, there.length === 0 ? members : there);
  if (whole === null) return null;
  const values = formats.list(combination.members.map((member) => member.value));
  return (
    <div className={classes.place}>
      <Card label={w.whole.label(combination.name)}>
        <div className={classes.card}>
          <CardHead
            source={whole}
            meaning={null}
            count={w.whole.count(members.length)}
            mark={
              members.every((source) => source.confirmed) ? (
                <StateMark state="good">{sources.state.confirmed}</StateMark>
              ) : null
            }
          />
          <p className={classes.unit}>
            {state?.state === 'ready'
              ? `${sources.rowsSum(state.report)} · ${formats.bytes(state.report.bytes)}. `
              : ''}
            {w.whole.column({ column: combination.column, values })}
          </p>
          {gone > 0 && there.length > 0 ? <p className={classes.doubt}>{w.whole.waiting(gone)}</p> : null}
          {state?.state === 'ready' ? <EventMakingLines source={whole} ready={state} /> : null}
          <DriftTable combination={combination} members={members} />
          <BrokenUses source={combination.id} />
          <WholeTable whole={whole} state={state} view={view} />
          <div className={classes.acts} role="group" aria-label={w.whole.acts(combination.name)}>
            {state?.state === 'ready' ? <ViewActs source={whole} ready={state} view={view} onView={setView} /> : null}
            <Button
              kind="plain"
              size="small"
              aria-expanded={!folded}
              onClick={() => {
                setFolded(!folded);
              }}
            >
              {folded ? w.whole.files(members.length) : w.whole.hideFiles}
            </Button>
            <span className={classes.endActs}>
              <Separate combination={combination} />
            </span>
          </div>
          {folded ? null : <Files combination={combination} members={members} onEdit={onEdit} />}
        </div>
      </Card>
    </div>
  );
}

function WholeTable({
  whole,
  state,
  view,
}: {
  readonly whole: Source;
  readonly state: SourceState | undefined;
  readonly view: CardView;
}) {
  const words = useWords();
  if (state?.state === 'file-needed') return null;
  if (state?.state === 'failed') {
    const { what, remedy } = problemNotice(words.problems, state.problem);
    return (
      <Notice tone="error" remedy={remedy}>
        {what}
      </Notice>
    );
  }
  if (state?.state !== 'ready') return <Skeleton height={190} />;
  return view === 'columns' ? (
    <ColumnsTable source={whole} ready={state} />
  ) : (
    <PreviewTable source={whole} ready={state} all={view === 'rows'} />
  );
}

/** The files one by one, each read in its own way. */
function Files({ combination, members, onEdit }: CombinationCardProps & { readonly members: readonly Source[] }) {
  const states = useData((data) => data.sources);
  const arriving = useData((data) => data.arriving);
  return (
    <PartOfWholeProvider value={true}>
      <div className={combining.members}>
        <Name key={combination.name} combination={combination} />
        {members.map((source) => (
          <SourceCard
            key={source.id}
            source={source}
            state={states[source.id]}
            arriving={arriving.find((one) => one.source === source.id)}
            onEdit={() => {
              onEdit(source.id);
            }}
          />
        ))}
      </div>
    </PartOfWholeProvider>
  );
}

/** The record is built again under a new name: once it is written, not at each letter. */
function Name({ combination }: { readonly combination: Combination }) {
  const { whole } = useWords().combining;
  const dispatch = useDispatch();
  const [name, setName] = useState(combination.name);
  const keep = (): void => {
    if (name.trim() !== '') dispatch({ type: 'combination/named', id: combination.id, name: name.trim() });
  };
  return (
    <div className={combining.name} onBlur={keep}>
      <TextField label={whole.name} value={name} onChange={setName} onEnter={keep} />
    </div>
  );
}

/** Makes the files sources of their own again, and offers to undo just that. */
function Separate({ combination }: { readonly combination: Combination }) {
  const words = useWords();
  const { document } = useApp();
  const toast = useToast();
  return (
    <Button
      kind="plain"
      size="small"
      onClick={() => {
        document.getState().dispatch({ type: 'sources/separated', id: combination.id });
        toast({
          message: words.combining.whole.separated(combination.name),
          action: {
            label: words.shell.verbs.undo,
            onClick: () => {
              document.getState().undo();
            },
          },
        });
      }}
    >
      {words.combining.whole.separate}
    </Button>
  );
}
