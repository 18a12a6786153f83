import { ownEvents } from '../../model/record.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useAsOf, useData, useProject, useRecord } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Headline } from '../../ui/Headline.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { RecordTrouble } from '../RecordTrouble.tsx';
import { Findings } from './Findings.tsx';
import classes from './Home.module.css';
import { NextSteps } from './NextSteps.tsx';
import { OpenProjectFile } from './OpenProjectFile.tsx';
import { Privacy } from './Privacy.tsx';
import { ProjectList } from './ProjectList.tsx';
import { ReadingNow } from './ReadingNow.tsx';

/** A project: what it holds, what was found without asking, what is next. */
export function ProjectHome() {
  const words = useWords();
  const app = useApp();
  const name = useProject((project) => project.name);
  const keeps = useData((data) => data.keeps);
  const arriving = useData((data) => data.arriving);
  return (
    <SidePanel
      sideLabel={words.home.projects.title}
      side={
        <>
          <ProjectList
            acts={
              <div className={classes.projectActs}>
                <Button
                  size="small"
                  onClick={() => {
                    app.startNew();
                  }}
                >
                  {words.home.projects.new}
                </Button>
                <OpenProjectFile />
              </div>
            }
          />
          <Privacy />
        </>
      }
    >
      <Headline subtitle={useSubtitle()}>{name === '' ? words.home.projects.untitled : name}</Headline>
      {keeps ? null : <Notice tone="warn">{words.sources.notKept}</Notice>}
      {arriving.length === 0 ? null : <ReadingNow arriving={arriving} />}
      <RecordTrouble />
      <Findings />
      <NextSteps />
    </SidePanel>
  );
}

/** What the project holds and as of when, once there is a record. */
function useSubtitle(): string | undefined {
  const words = useWords();
  const formats = useFormats();
  const asOf = useAsOf();
  const built = useRecord();
  const sources = useProject((project) => project.sources.length);
  if (built === null) return sources === 0 ? undefined : words.units.files(sources);
  const events = ownEvents(built.record).reduce((sum, one) => sum + one.rows, 0);
  const held = words.home.record({ customers: built.record.customers, events, sources });
  return asOf === null
    ? held
    : `${held} · ${words.units.asOf(asOf)}`.replace(formats.date(asOf), formats.dateLong(asOf));
}
