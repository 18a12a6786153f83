import { useWords } from '../../locales/locale-context.tsx';
import { useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Home.module.css';

/** What is promised, and the way to check it. */
export function Privacy() {
  const words = useWords().home.privacy;
  const set = useSession((session) => session.set);
  return (
    <Section
      title={words.title}
      end={
        <Button
          kind="plain"
          size="small"
          onClick={() => {
            set({ dialog: 'proof' });
          }}
        >
          {words.proof}
        </Button>
      }
    >
      <ul className={classes.promises}>
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
