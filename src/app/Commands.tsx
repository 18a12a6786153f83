import { useWords } from '../locales/locale-context.tsx';
import { useApp, useProject, useSession } from '../store/app-context.tsx';
import { screens } from '../store/session-store.ts';
import { CommandPalette, type Command } from '../ui/CommandPalette.tsx';

/** Every act of the app by its name. */
export function Commands() {
  const app = useApp();
  const words = useWords();
  const { shell, project } = words;
  const { groups } = shell.palette;
  const segments = useProject((one) => one.segments);
  const theme = useSession((session) => session.theme);
  const { session, document } = app;
  const go: readonly Command[] = screens.map((screen, index) => ({
    id: `go-${screen}`,
    label: shell.screens[screen],
    group: groups.go,
    keys: String(index),
    onRun: () => {
      session.setState({ screen });
    },
  }));
  const toSegment: readonly Command[] = segments.map((segment) => ({
    id: `segment-${segment.id}`,
    label: segment.name,
    detail: shell.screens.segments,
    group: groups.go,
    onRun: () => {
      session.setState({ screen: 'segments', segment: segment.id });
    },
  }));
  const acts: readonly Command[] = [
    { id: 'undo', label: shell.verbs.undo, keys: 'Ctrl Z', group: groups.act, onRun: () => document.getState().undo() },
    {
      id: 'redo',
      label: shell.verbs.redo,
      keys: 'Ctrl ⇧ Z',
      group: groups.act,
      onRun: () => document.getState().redo(),
    },
    { id: 'demo', label: project.demo, group: groups.act, onRun: () => void app.openDemo(words.home.demo.name) },
    { id: 'new', label: project.new, group: groups.act, onRun: () => app.startNew() },
    { id: 'save', label: project.save, group: groups.act, onRun: () => session.setState({ dialog: 'project-file' }) },
    {
      id: 'paste',
      label: words.sources.paste.title,
      group: groups.act,
      onRun: () => session.setState({ dialog: 'paste' }),
    },
    { id: 'wipe', label: project.wipe, group: groups.act, onRun: () => session.setState({ dialog: 'wipe' }) },
  ];
  const show: readonly Command[] = [
    {
      id: 'history',
      label: shell.drawers.history,
      group: groups.show,
      onRun: () => session.setState({ drawer: 'history' }),
    },
    { id: 'hood', label: shell.drawers.hood, group: groups.show, onRun: () => session.setState({ drawer: 'hood' }) },
    { id: 'proof', label: shell.privacy.title, group: groups.show, onRun: () => session.setState({ dialog: 'proof' }) },
    {
      id: 'shortcuts',
      label: shell.shortcuts.title,
      keys: '?',
      group: groups.show,
      onRun: () => session.setState({ dialog: 'shortcuts' }),
    },
    {
      id: 'theme',
      label: theme === 'dark' ? shell.top.light : shell.top.dark,
      detail: shell.top.theme,
      group: groups.show,
      onRun: () => session.setState({ theme: theme === 'dark' ? 'light' : 'dark' }),
    },
    {
      id: 'french',
      label: 'Français',
      detail: shell.top.language,
      group: groups.show,
      onRun: () => session.setState({ language: 'fr' }),
    },
    {
      id: 'english',
      label: 'English',
      detail: shell.top.language,
      group: groups.show,
      onRun: () => session.setState({ language: 'en' }),
    },
  ];
  return (
    <CommandPalette
      commands={[...go, ...toSegment, ...acts, ...show]}
      placeholder={shell.palette.placeholder}
      nothingFound={shell.palette.nothing}
    />
  );
}
