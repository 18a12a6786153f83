import { ownEvents, type EventTable } from '../../model/record.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { roleOf, type Source } from '../../project/project.ts';
import { useData, useProject, useRecord } from '../../store/app-context.tsx';
import { Section } from '../../ui/Section.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { StateLine } from '../../ui/StateMark.tsx';
import { shareOf } from '../../preparation/roles/find-keys.ts';
import { ChangesOfFile } from './ChangesOfFile.tsx';
import classes from './SideColumn.module.css';
import { readySources, totalsOf } from './source-facts.ts';

/** What links to what, and what was changed while reading. */
export function SideColumn({ sources }: { readonly sources: readonly Source[] }) {
  const words = useWords().sources;
  const states = useData((data) => data.sources);
  const ready = readySources(sources, states);
  const { questions } = totalsOf(ready.map((one) => one.ready.report));
  return (
    <>
      {questions === 0 ? null : <p className={classes.note}>{words.questionsFirst(questions)}</p>}
      <LinksFound sources={sources} />
      <KeysFound sources={sources} />
      <Section title={words.changes.title}>
        {ready.map(({ source, ready: one }, index) => (
          <ChangesOfFile key={source.id} source={source} report={one.report} open={index < openAtFirst} />
        ))}
      </Section>
    </>
  );
}

/** Columns that hold the key of another file. */
function KeysFound({ sources }: { readonly sources: readonly Source[] }) {
  const words = useWords().sources.keys;
  const formats = useFormats();
  const fileOf = (id: string): string => sources.find((source) => source.id === id)?.file.name ?? id;
  const isCustomer = (id: string, column: string): boolean =>
    sources.some((source) => source.id === id && roleOf(source, column) === 'customer-id');
  // Ids of customers are counted row by row among the links.
  const keys = useData((data) => data.keys.found).filter(
    (key) => !isCustomer(key.source, key.column) || !isCustomer(key.of, key.key),
  );
  if (keys.length === 0) return null;
  return (
    <Section title={words.title}>
      {keys.map((key) => (
        <StateLine
          key={JSON.stringify([key.source, key.column])}
          state={shareOf(key) >= wellLinked ? 'good' : 'warn'}
          title={words.line({ file: fileOf(key.source), column: key.column })}
          value={<span title={formats.percentExact(shareOf(key))}>{formats.percent(shareOf(key))}</span>}
          detail={words.detail({ found: key.found, distinct: key.distinct, key: key.key, file: fileOf(key.of) })}
        />
      ))}
    </Section>
  );
}

/** Files whose changes are unfolded; others are when something wants an eye. */
const openAtFirst = 2;

/** Below this share of linked rows, a link wants an eye. */
const wellLinked = 0.9;

function LinksFound({ sources }: { readonly sources: readonly Source[] }) {
  const combinations = useProject((project) => project.combinations);
  const fileOf = (id: string): string =>
    combinations.find((one) => one.id === id)?.name ?? sources.find((one) => one.id === id)?.file.name ?? id;
  const words = useWords().sources.links;
  const formats = useFormats();
  const built = useRecord();
  const building = useData(
    (data) => data.record.state === 'building' || data.arriving.some((one) => one.problem === null),
  );
  const events = built === null ? [] : ownEvents(built.record);
  return (
    <Section title={words.title}>
      {events.length === 0 && building ? <SkeletonLines count={4} /> : null}
      {events.length === 0 && !building ? <p className={classes.note}>{words.none}</p> : null}
      {events.map((one) => {
        const share = one.rows === 0 ? 0 : one.linked / one.rows;
        return (
          <StateLine
            key={one.id}
            state={share >= wellLinked ? 'good' : 'warn'}
            title={words.to(one.label)}
            value={<span title={formats.percentExact(share)}>{formats.percent(share)}</span>}
            detail={<LinkDetail events={one} fileOf={fileOf} />}
          />
        );
      })}
    </Section>
  );
}

/** Which rows have no customer, and through which table the others have theirs where they do not name it. */
function LinkDetail({ events, fileOf }: { readonly events: EventTable; readonly fileOf: (id: string) => string }) {
  const words = useWords().sources.links;
  const { orphans, anonymous, through } = events;
  if (through === undefined) return words.orphans({ orphans, anonymous });
  const { column, dates, unknown, several } = through;
  const file = fileOf(through.of);
  const rest = orphans - unknown - several;
  return (
    <>
      {words.through({ column, file, dates })}
      <br />
      {words.throughOrphans({ file, unknown, several, orphans: rest, anonymous })}
    </>
  );
}
