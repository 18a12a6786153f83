import { ErrorBoundary } from 'react-error-boundary';
import { Suspense, use, useDeferredValue } from 'react';
import { loadWords } from '../locales/load-words.ts';
import { LocaleProvider, useWords } from '../locales/locale-context.tsx';
import { AppProvider, useSession } from '../store/app-context.tsx';
import { UiProvider } from '../ui/UiProvider.tsx';
import { Crash } from './Crash.tsx';
import { Shell } from './Shell.tsx';
import type { App as EcartApp } from '../store/app.ts';

export function App({ app }: { readonly app: EcartApp }) {
  return (
    <AppProvider app={app}>
      <Suspense fallback={null}>
        <Localised />
      </Suspense>
    </AppProvider>
  );
}

function Localised() {
  // The page stays in its language until the words of the other one are there.
  const language = useDeferredValue(useSession((session) => session.language));
  const spoken = language === 'pseudo' ? 'en' : language;
  const words = use(loadWords(spoken));
  return (
    <LocaleProvider language={spoken} words={words} pseudo={language === 'pseudo'}>
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
