import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { ownEvents, type CustomerRecord } from '../../model/record.ts';
import { everyone } from '../../model/rule.ts';
import { useAsOf, useData, useRecord, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Page, SidePanel } from '../../ui/SidePanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CustomersTable, useCustomerCount } from '../CustomersTable.tsx';
import { DemoButton } from '../DemoButton.tsx';
import { RecordTrouble } from '../RecordTrouble.tsx';
import { EventsTable } from './EventsTable.tsx';
import { FieldsTable } from './FieldsTable.tsx';
import { HowBuilt } from './HowBuilt.tsx';
import classes from './RecordScreen.module.css';

/** Who is a customer? */
export function RecordScreen() {
  const words = useWords();
  const built = useRecord();
  const coming = useData(
    (data) =>
      data.record.state === 'building' ||
      data.arriving.some((one) => one.problem === null) ||
      Object.values(data.sources).some((one) => one.state === 'attaching'),
  );
  const failed = useData((data) => data.record.state === 'failed' || data.record.state === 'stopped');
  const set = useSession((session) => session.set);
  if (built !== null) return <Built record={built.record} />;
  if (coming || failed) {
    return (
      <Page>
        <Headline subtitle={words.record.question}>{words.record.title}</Headline>
        <RecordTrouble />
        {failed ? null : (
          <div className={classes.coming}>
            <Skeleton height={180} />
            <Skeleton height={320} />
          </div>
        )}
      </Page>
    );
  }
  return (
    <Page>
      <RecordTrouble />
      <EmptyState
        level={1}
        title={words.record.empty.title}
        action={
          <>
            <Button
              kind="primary"
              onClick={() => {
                set({ screen: 'sources' });
              }}
            >
              {words.shell.screens.sources}
            </Button>
            <DemoButton />
          </>
        }
      >
        {words.record.empty.why}
      </EmptyState>
    </Page>
  );
}

function Built({ record }: { readonly record: CustomerRecord }) {
  const words = useWords().record;
  return (
    <SidePanel side={<HowBuilt record={record} />} sideLabel={words.settings.title}>
      <RecordTrouble />
      <RecordHeadline record={record} />
      <Section title={words.events.title}>
        <EventsTable record={record} />
      </Section>
      <Section title={words.fields.title} note={record.fields.length === 0 ? undefined : words.fillNote}>
        <FieldsTable record={record} />
      </Section>
      <Section title={words.customers.title} note={words.customers.note}>
        <CustomersTable rule={everyone} place="record" label={words.customers.label} />
      </Section>
    </SidePanel>
  );
}

function RecordHeadline({ record }: { readonly record: CustomerRecord }) {
  const words = useWords().record;
  const formats = useFormats();
  const asOf = useAsOf();
  const states = useData((data) => data.sources);
  const count = useCustomerCount(everyone, 'record');
  const rows = record.origins.reduce((sum, origin) => {
    const state = origin.source === null ? undefined : states[origin.source];
    return sum + (state?.state === 'ready' ? state.report.kept : 0);
  }, 0);
  const sources = new Set([
    ...record.origins.flatMap((origin) => origin.source ?? []),
    ...ownEvents(record).map((events) => events.id),
  ]).size;
  const seen = count.value?.all;
  const subtitle =
    asOf === null || seen === undefined ? '\u00A0' : words.subtitle({ sources, asOf: formats.dateLong(asOf), seen });
  const fromEvents = record.origins.every((origin) => origin.source === null);
  return (
    <Headline subtitle={subtitle}>
      {fromEvents
        ? words.headlineFromEvents({ customers: record.customers })
        : words.headline({ records: rows, customers: record.customers })}
    </Headline>
  );
}
