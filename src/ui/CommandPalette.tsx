import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
      filter={(query, actions) => {
        const words = plain(query)
          .split(/\s+/u)
          .filter((word) => word !== '');
        return actions.flatMap((entry) => {
          if (!('actions' in entry)) return [];
          const kept = entry.actions.filter((action) =>
            words.every((word) =>
              plain(`${action.label ?? ''} ${action.description ?? ''} ${String(action.keywords ?? '')}`).includes(
                word,
              ),
            ),
          );
          return kept.length === 0 ? [] : [{ ...entry, actions: kept }];
        });
      }}
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

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
