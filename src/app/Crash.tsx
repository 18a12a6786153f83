import type { FallbackProps } from 'react-error-boundary';
import { useWords } from '../locales/locale-context.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** What stands where a screen broke. The detail names code, never customers. */
export function Crash({ error, resetErrorBoundary }: FallbackProps) {
  const { crash } = useWords().shell;
  const detail = error instanceof Error ? `${error.name}\n${error.stack ?? ''}` : String(error);
  return (
    <EmptyState
      title={crash.title}
      level={1}
      action={
        <>
          <Button kind="primary" onClick={resetErrorBoundary}>
            {crash.retry}
          </Button>{' '}
          <Button onClick={() => void navigator.clipboard.writeText(detail)}>{crash.copy}</Button>
        </>
      }
    >
      {crash.body}
    </EmptyState>
  );
}
