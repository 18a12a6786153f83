import { lazy, Suspense, useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { useApp, useData, useProject, useRecord, useSession } from '../store/app-context.tsx';
import { PageDropZone } from '../ui/DropZone.tsx';
import { Frame } from '../ui/Frame.tsx';
import { useToast } from '../ui/Toasts.tsx';
import { Crash } from './Crash.tsx';
import { screenViews } from './screen-views.tsx';
import { TopEnd } from './TopEnd.tsx';
import { TopStart } from './TopStart.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';
import { useScreenAddress } from './use-screen-address.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { screens, type Screen } from '../store/session-store.ts';

/** What opens over the page is fetched after the page itself. */
const Overlays = lazy(() => import('./Overlays.tsx').then((module) => ({ default: module.Overlays })));

export function Shell() {
  useScreenAddress();
  useShortcuts();
  useNotices();
  const app = useApp();
  const words = useWords();
  const { rail, skipToContent, screens: names } = words.shell;
  const screen = useSession((session) => session.screen);
  const folded = useSession((session) => session.railFolded);
  const counts = useCounts();
  const language = useSession((session) => session.language);
  useEffect(() => {
    document.documentElement.lang = language === 'pseudo' ? 'en' : language;
    document.title = `${names[screen]} · Écart`;
  }, [language, names, screen]);

  const item = (id: Screen) => {
    const { Icon } = screenViews[id];
    const at = screens.indexOf(id);
    return {
      id,
      label: names[id],
      icon: <Icon size={18} stroke={1.6} />,
      current: screen === id,
      count: counts[id],
      keys: String(at),
      onSelect: () => {
        app.session.setState({ screen: id });
      },
    };
  };
  const { View } = screenViews[screen];
  return (
    <>
      <Frame
        groups={[
          { items: [item('home')] },
          { label: rail.groups.prepare, items: [item('sources'), item('record')] },
          { label: rail.groups.understand, items: [item('average'), item('lifecycle'), item('contexts')] },
          { label: rail.groups.target, items: [item('segments')] },
        ]}
        labels={{ rail: rail.label, fold: rail.fold, unfold: rail.unfold, skip: skipToContent, home: names.home }}
        folded={folded}
        onFold={(railFolded) => {
          app.session.setState({ railFolded });
        }}
        onHome={() => {
          app.session.setState({ screen: 'home' });
        }}
        top={<TopStart />}
        topEnd={<TopEnd />}
      >
        <ErrorBoundary FallbackComponent={Crash} resetKeys={[screen]}>
          <Suspense fallback={null}>
            <View />
          </Suspense>
        </ErrorBoundary>
      </Frame>
      <PageDropZone
        onFiles={(files) => {
          app.session.setState({ screen: 'sources' });
          void app.pipeline.addFiles(files);
        }}
        onPasteText={(text) => {
          app.session.setState({ dialog: 'paste', pasted: text });
        }}
      />
      <Suspense fallback={null}>
        <Overlays />
      </Suspense>
      <UpdatePrompt />
    </>
  );
}

/** What stands after a screen's name in the rail. */
function useCounts(): Partial<Record<Screen, string>> {
  const formats = useFormats();
  const sources = useProject((project) => project.sources.length);
  const segments = useProject((project) => project.segments.length);
  const customers = useRecord()?.record.customers;
  return {
    ...(sources === 0 ? {} : { sources: formats.integer(sources) }),
    ...(customers === undefined ? {} : { record: formats.compact(customers) }),
    ...(segments === 0 ? {} : { segments: formats.integer(segments) }),
  };
}

/** Says at once what the pipeline found. */
function useNotices(): void {
  const app = useApp();
  const words = useWords();
  const toast = useToast();
  const failed = useData((data) => data.engine === 'failed');
  useEffect(
    () =>
      app.notices.subscribe((notice) => {
        if (notice.kind === 'already-here') toast({ message: words.sources.alreadyHere(notice.file) });
        else if (notice.kind === 'nothing-dropped') toast({ message: words.sources.nothingDropped });
        else toast({ message: words.shell.crash.title, tone: 'error' });
      }),
    [app, toast, words],
  );
  useEffect(() => {
    if (failed) toast({ message: words.problems['engine-not-started'].what({}), tone: 'error' });
  }, [failed, toast, words]);
}
