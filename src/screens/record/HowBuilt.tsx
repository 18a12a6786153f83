import { useWords } from '../../locales/locale-context.tsx';
import type { CustomerRecord } from '../../model/record.ts';
import { useProject, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { StateLine } from '../../ui/StateMark.tsx';
import classes from './RecordScreen.module.css';

/** Where customers come from, what came twice, how events find their customer. */
export function HowBuilt({ record }: { readonly record: CustomerRecord }) {
  const words = useWords().record;
  const sources = useProject((project) => project.sources);
  const set = useSession((session) => session.set);
  const combinations = useProject((project) => project.combinations);
  const fileOf = (id: string): string =>
    combinations.find((one) => one.id === id)?.name ?? sources.find((source) => source.id === id)?.file.name ?? id;
  const origins = record.origins.filter((origin) => origin.source !== null);
  return (
    <>
      <Section title={words.originsTitle}>
        {origins.length === 0 ? <p className={classes.note}>{words.fromEvents}</p> : null}
        {origins.map((origin) => (
          <StateLine
            key={origin.seenColumn}
            state="good"
            title={fileOf(origin.source ?? '')}
            detail={origin.dated ? words.dated : words.notDated}
          />
        ))}
      </Section>
      <Section title={words.settings.title}>
        <p className={classes.note}>{words.exactKey}</p>
        {record.repeated
          .filter((one) => one.rows > 0)
          .map((one) => (
            <p key={one.source} className={classes.note}>
              <span className={classes.warn}>
                {words.repeated({
                  source: fileOf(one.source),
                  rows: one.rows,
                  dated: record.origins.some((origin) => origin.source === one.source && origin.dated),
                })}
              </span>
            </p>
          ))}
      </Section>
      <Button
        onClick={() => {
          set({ screen: 'sources' });
        }}
      >
        {words.settle}
      </Button>
    </>
  );
}
