import { useWords } from '../../locales/locale-context.tsx';
import type { HomeWords } from '../../locales/fr/home.ts';
import { useData, useProject, useRecordOfEvents, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Home.module.css';
import { nextSteps, type NextStep } from './next-steps.ts';

/** What can best be done now, each with its act. */
export function NextSteps() {
  const words = useWords().home;
  const project = useProject((one) => one);
  const states = useData((data) => data.sources);
  const busy = useData((data) => data.arriving.some((one) => one.problem === null) || data.record.state === 'building');
  const built = useRecordOfEvents();
  const set = useSession((session) => session.set);
  // While files are read, what is missing cannot be told from what is on its way.
  const steps = nextSteps(project, states, built?.record ?? null).filter(
    (step) =>
      !(busy && (step.code === 'add-customers' || step.code === 'add-contacts' || step.code === 'link-contacts')),
  );
  if (steps.length === 0) return null;
  return (
    <Section title={words.next.title}>
      <ul className={classes.rows}>
        {steps.map((step, index) => {
          const { title, detail } = saying(step, words.next);
          return (
            <li key={step.code} className={classes.row}>
              <div className={classes.rowText}>
                <span className={classes.rowTitle}>{title}</span>
                <span className={classes.quiet}>{detail}</span>
              </div>
              <Button
                kind={index === 0 ? 'primary' : 'quiet'}
                size="small"
                aria-label={`${words.seeIt} ${title}`}
                onClick={() => {
                  set({ screen: step.screen });
                }}
              >
                {words.seeIt}
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function saying(step: NextStep, words: HomeWords['next']): { readonly title: string; readonly detail: string } {
  switch (step.code) {
    case 'check-sources':
      return { title: words.checkSources(step.count), detail: words.checkSourcesDetail };
    case 'file-needed':
      return { title: words.fileNeeded(step.count), detail: words.fileNeededDetail };
    case 'add-customers':
      return { title: words.addCustomers, detail: words.addCustomersDetail };
    case 'add-contacts':
      return { title: words.addContacts, detail: words.addContactsDetail };
    case 'link-contacts':
      return { title: words.linkContacts, detail: words.linkContactsDetail };
    case 'average':
      return { title: words.average, detail: words.averageDetail };
    case 'contexts':
      return { title: words.contexts, detail: words.contextsDetail };
    case 'count':
      return { title: words.count, detail: words.countDetail };
    case 'segment':
      return { title: words.segment, detail: words.segmentDetail };
  }
}
