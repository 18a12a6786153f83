import { useWords } from '../locales/locale-context.tsx';
import { useApp } from '../store/app-context.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/SidePanel.tsx';
import { DemoButton } from './DemoButton.tsx';
import { RecordTrouble } from './RecordTrouble.tsx';

/** What an analysis shows while there is no customer record: what will be here, or why there is none. */
export function NoRecord({ title, why }: { readonly title: string; readonly why: string }) {
  const app = useApp();
  const words = useWords();
  return (
    <Page>
      <RecordTrouble />
      <EmptyState
        title={title}
        level={1}
        action={
          <>
            <Button kind="primary" onClick={() => app.session.setState({ screen: 'sources' })}>
              {words.shell.screens.sources}
            </Button>{' '}
            <DemoButton />
          </>
        }
      >
        {why}
      </EmptyState>
    </Page>
  );
}
