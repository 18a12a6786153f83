import { IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useFormats, useWords } from '../locales/locale-context.tsx';
import { useApp, useData, useSession } from '../store/app-context.tsx';
import { openPalette } from '../ui/CommandPalette.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { SegmentedChoice } from '../ui/SegmentedChoice.tsx';
import { TopBadge, TopText, TopValue } from '../ui/TopBar.tsx';

/** What runs, what is promised, and how one likes to read. */
export function TopEnd() {
  const app = useApp();
  const { top } = useWords().shell;
  const theme = useSession((session) => session.theme);
  const language = useSession((session) => session.language);
  return (
    <>
      <Running />
      <Privacy />
      <Memory />
      <SegmentedChoice
        label={top.language}
        look="strong"
        value={language === 'fr' ? 'fr' : 'en'}
        options={[
          { value: 'fr', label: 'FR' },
          { value: 'en', label: 'EN' },
        ]}
        onChange={(next) => {
          app.session.setState({ language: next });
        }}
      />
      <IconButton
        label={theme === 'dark' ? top.light : top.dark}
        icon={theme === 'dark' ? <IconSun /> : <IconMoon />}
        onClick={() => {
          app.session.setState({ theme: theme === 'dark' ? 'light' : 'dark' });
        }}
      />
      <TopValue name={top.paletteKey} value="" aria-label={top.palette} onClick={openPalette} />
    </>
  );
}

export function useTraffic() {
  const { traffic } = useApp().services;
  return useSyncExternalStore(traffic.subscribe, traffic.entries);
}

function Privacy() {
  const app = useApp();
  const words = useWords();
  const outside = useTraffic().filter((entry) => entry.outside && !entry.refused).length;
  return (
    <TopBadge
      state={outside === 0 ? 'good' : 'bad'}
      onClick={() => {
        app.session.setState({ dialog: 'proof' });
      }}
    >
      {words.shell.privacy.badge(outside)}
    </TopBadge>
  );
}

/** Work that runs, with Stop; nothing when none does. */
function Running() {
  const app = useApp();
  const words = useWords();
  const arriving = useData((data) => data.arriving.filter((one) => one.problem === null).length);
  const computing = useStore(
    app.results.store,
    (results) => Object.values(results.places).filter((place) => place.running).length,
  );
  const building = useData((data) => data.record.state === 'building');
  const count = arriving + computing + (building ? 1 : 0);
  const shown = useStays(count > 0, 300);
  if (!shown || count === 0) return null;
  return (
    <Menu
      target={<TopValue name={words.shell.run.running(count)} value="…" />}
      sections={[
        {
          items: [
            {
              label: words.shell.run.stopAll,
              onSelect: () => {
                for (const one of app.data.getState().arriving) app.pipeline.stop(one.key);
                app.pipeline.stopBuilding();
                app.results.stopAll();
              },
            },
          ],
        },
      ]}
    />
  );
}

/** True once a condition has held for some milliseconds. */
function useStays(condition: boolean, milliseconds: number): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    if (!condition) {
      setStays(false);
      return;
    }
    const timer = setTimeout(() => {
      setStays(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [condition, milliseconds]);
  return stays;
}

/** Looked at again after the engine worked, at most every two seconds. */
function Memory() {
  const { engine } = useApp().services;
  const words = useWords();
  const formats = useFormats();
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        engine.memory().then(setBytes, () => undefined);
      }, 2000);
    };
    look();
    const leave = engine.log.subscribe(look);
    return () => {
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [engine]);
  return bytes === null ? null : <TopText title={words.shell.top.memory(bytes)}>{formats.bytes(bytes)}</TopText>;
}
