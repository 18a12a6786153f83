import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import classes from './CommandPalette.module.css';
import { Kbd } from './Kbd.tsx';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly onRun: () => void;
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  /** A shortcut that does the same, shown at the end. */
  readonly keys?: string | undefined;
  /** Other words by which it is found. */
  readonly words?: readonly string[] | undefined;
}

export interface CommandPaletteProps {
  readonly commands: readonly Command[];
  readonly placeholder: string;
  readonly nothingFound: string;
  /** As `['mod + K']`; null when the app listens to keys itself. */
  readonly shortcut?: readonly string[] | null | undefined;
}

const [store, palette] = createSpotlight();

export const openPalette = palette.open;

/** Every act by name. Accents and order of words do not matter when searching. */
export function CommandPalette({ commands, placeholder, nothingFound, shortcut = ['mod + K'] }: CommandPaletteProps) {
  useTypedAhead(commands);
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return (
    <Spotlight
      store={store}
      shortcut={shortcut === null ? null : [...shortcut]}
      nothingFound={nothingFound}
      scrollable
      maxHeight={420}
      limit={40}
      shadow="none"
      attributes={{ content: { 'aria-label': placeholder } }}
      radius={10}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ transition: 'fade', duration: 120 }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      searchProps={{
        placeholder,
        'aria-label': placeholder,
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
      }}
      filter={(query, actions) =>
        actions.flatMap((entry) => {
          if (!('actions' in entry)) return [];
          const kept = entry.actions.filter(({ label, description, keywords }) =>
            isFound(query, `${label ?? ''} ${description ?? ''} ${String(keywords ?? '')}`),
          );
          return kept.length === 0 ? [] : [{ ...entry, actions: kept }];
        })
      }
      classNames={{
        content: classes.content ?? '',
        search: classes.search ?? '',
        action: classes.action ?? '',
        actionLabel: classes.label ?? '',
        actionDescription: classes.detail ?? '',
        actionsGroup: classes.group ?? '',
      }}
      actions={[...groups].map(([group, members]) => ({
        group,
        actions: members.map(({ id, label, detail, icon, keys, words, onRun }) => ({
          id,
          label,
          description: detail ?? '',
          keywords: [...(words ?? [])],
          leftSection: icon,
          rightSection: keys === undefined ? null : <Kbd>{keys}</Kbd>,
          onClick: onRun,
        })),
      }))}
    />
  );
}

/** Keys that come between the opening of the palette and the focus of its field are typed into it all the same. */
function useTypedAhead(commands: readonly Command[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { opened, query, selected } = store.getState();
    if (!opened || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const focused = document.activeElement?.closest('[role="dialog"]') ?? null;
    const enters = event.key === 'Enter';
    // The field selects the first command with each key that it gets itself: none of them when all came before.
    if (focused !== null && !(enters && selected === -1 && query !== '')) return;
    if (enters) {
      const first = commands.find((command) => isFound(query, wordsOf(command)));
      palette.close();
      first?.onRun();
    } else if (/^.$/u.test(event.key)) store.updateState((state) => ({ ...state, query: state.query + event.key }));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

function wordsOf({ label, detail, words }: Command): string {
  return `${label} ${detail ?? ''} ${String(words ?? [])}`;
}

function isFound(query: string, text: string): boolean {
  const plainText = plain(text);
  return plain(query)
    .split(/\s+/u)
    .every((word) => plainText.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
