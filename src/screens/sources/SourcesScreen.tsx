import { useEffect, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import type { SourceId } from '../../model/record.ts';
import { useApp, useData, useProject } from '../../store/app-context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page, SidePanel } from '../../ui/SidePanel.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { DemoButton } from '../DemoButton.tsx';
import { AddFiles } from './AddFiles.tsx';
import { AllGood } from './AllGood.tsx';
import { ArrivingCard } from './ArrivingCard.tsx';
import { FilesNeeded } from './FilesNeeded.tsx';
import { ReadingDrawer } from './ReadingDrawer.tsx';
import { SideColumn } from './SideColumn.tsx';
import { SourceList } from './SourceList.tsx';
import { readySources, totalsOf } from './source-facts.ts';

/** What did I receive, and was it read right? */
export function SourcesScreen() {
  const { pipeline } = useApp();
  const words = useWords().sources;
  const sources = useProject((project) => project.sources);
  const arriving = useData((data) => data.arriving);
  const states = useData((data) => data.sources);
  const keeps = useData((data) => data.keeps);
  const [edited, setEdited] = useState<SourceId | null>(null);
  const fresh = arriving.filter((one) => one.source === null || !sources.some((source) => source.id === one.source));
  const edit = sources.find((source) => source.id === edited);
  useEffect(() => pipeline.lookForKeys(), [pipeline]);

  if (sources.length === 0 && arriving.length === 0) {
    return (
      <Page>
        <EmptyState
          level={1}
          title={words.empty.title}
          action={
            <>
              <AddFiles primary />
              <DemoButton />
            </>
          }
        >
          {words.empty.why}
        </EmptyState>
      </Page>
    );
  }
  const ready = readySources(sources, states);
  const totals = totalsOf(ready.map((one) => one.ready.report));
  const files = new Set(ready.map((one) => one.source.file.fingerprint)).size;
  const reading = fresh.filter((one) => one.problem === null).length;
  const title =
    totals.files > 0
      ? words.headline({ ...totals, files, tables: totals.files })
      : reading > 0
        ? words.readingHeadline(reading)
        : words.noneRead;
  const main = (
    <>
      <Spoken>{reading > 0 ? words.readingHeadline(reading) : title}</Spoken>
      <Headline subtitle={words.subtitle} end={totals.files === 0 ? undefined : <AllGood sources={sources} />}>
        {title}
      </Headline>
      {keeps ? null : <Notice tone="warn">{words.notKept}</Notice>}
      <FilesNeeded sources={sources.filter((source) => states[source.id]?.state === 'file-needed')} />
      <SourceList onEdit={setEdited} />
      {fresh.map((one) => (
        <ArrivingCard key={one.key} arriving={one} />
      ))}
      <AddFiles />
      <ReadingDrawer
        source={edit}
        state={edit === undefined ? undefined : states[edit.id]}
        onClose={() => {
          setEdited(null);
        }}
      />
    </>
  );
  return totals.files === 0 ? (
    <Page>{main}</Page>
  ) : (
    <SidePanel side={<SideColumn sources={sources} />} sideLabel={words.side}>
      {main}
    </SidePanel>
  );
}
