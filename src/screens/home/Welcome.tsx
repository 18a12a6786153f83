import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useData, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/SidePanel.tsx';
import { DemoButton } from '../DemoButton.tsx';
import classes from './Home.module.css';
import { OpenProjectFile } from './OpenProjectFile.tsx';
import { Privacy } from './Privacy.tsx';
import { ProjectList } from './ProjectList.tsx';
import { acceptedFiles } from '../accepted-files.ts';

/** The first page: one place for files, one for the demo, what is promised. */
export function Welcome() {
  const words = useWords();
  const w = words.home;
  const { pipeline } = useApp();
  const set = useSession((session) => session.set);
  const keeps = useData((data) => data.keeps);
  return (
    <Page>
      <div className={classes.welcome}>
        <header>
          <h1 className={classes.title} tabIndex={-1}>
            {w.welcome}
          </h1>
          <p className={classes.lead}>{w.lead}</p>
        </header>
        <div className={classes.drop}>
          <DropZone
            primary
            buttonLabel={words.shell.verbs.dropFiles}
            accept={acceptedFiles}
            onFiles={(files) => {
              set({ screen: 'sources' });
              void pipeline.addFiles(files);
            }}
          >
            <strong className={classes.dropTitle}>{w.drop.title}</strong>
            <span className={classes.quiet}>{w.drop.hint} </span>
            <Button
              kind="plain"
              size="small"
              onClick={() => {
                set({ dialog: 'paste' });
              }}
            >
              {words.sources.drop.paste}
            </Button>
          </DropZone>
        </div>
        <div className={classes.demo}>
          <div>
            <h2 className={classes.small}>{w.demo.title}</h2>
            <p className={classes.quiet}>{w.demo.body}</p>
          </div>
          <DemoButton />
        </div>
        {keeps ? null : <Notice tone="warn">{words.sources.notKept}</Notice>}
        <ol className={classes.steps}>
          {w.steps.map((step, index) => (
            <li key={step.title}>
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
              <h2 className={classes.small}>{step.title}</h2>
              <p className={classes.quiet}>{step.body}</p>
            </li>
          ))}
        </ol>
        <div className={classes.two}>
          <div>
            <Privacy />
          </div>
          <div>
            <ProjectList end={<OpenProjectFile />} />
          </div>
        </div>
      </div>
    </Page>
  );
}
