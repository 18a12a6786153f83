import { ErrorBoundary } from 'react-error-boundary';
import { LocaleProvider, useWords } from '../locales/locale-context.tsx';
import { AppProvider, useSession } from '../store/app-context.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';
import { Crash } from './Crash.tsx';
import { Shell } from './Shell.tsx';
import type { App as EcartApp } from '../store/app.ts';

export function App({ app }: { readonly app: EcartApp }) {
  return (
    <AppProvider app={app}>
      <Localised />
    </AppProvider>
  );
}

function Localised() {
  const language = useSession((session) => session.language);
  const spoken = language === 'pseudo' ? 'en' : language;
  return (
    <LocaleProvider language={spoken} pseudo={language === 'pseudo'}>
      <Themed language={spoken} />
    </LocaleProvider>
  );
}

function Themed({ language }: { readonly language: string }) {
  const theme = useSession((session) => session.theme);
  const words = useWords();
  return (
    <UiProvider scheme={theme} language={language} labels={words.ui}>
      <ErrorBoundary FallbackComponent={Crash}>
        <Shell />
      </ErrorBoundary>
    </UiProvider>
  );
}
