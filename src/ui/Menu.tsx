import { Menu as MantineMenu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import classes from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  /** A shortcut, shown at the end. */
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly checked?: boolean | undefined;
}

export interface MenuSection {
  readonly label?: string | undefined;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  /** One button that takes a ref: `Button` or `IconButton`. */
  readonly target: ReactElement;
  readonly sections: readonly MenuSection[];
  readonly side?: 'bottom-start' | 'bottom-end' | undefined;
}

export function Menu({ target, sections, side = 'bottom-end' }: MenuProps) {
  return (
    <MantineMenu
      position={side}
      offset={4}
      withInitialFocusPlaceholder={false}
      classNames={{
        dropdown: classes.dropdown ?? '',
        item: classes.item ?? '',
        label: classes.label ?? '',
        divider: classes.divider ?? '',
      }}
    >
      <MantineMenu.Target>{target}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {sections.map((section, index) => (
          <div key={section.label ?? index} role="group" aria-label={section.label}>
            {index > 0 ? <MantineMenu.Divider /> : null}
            {section.label === undefined ? null : <MantineMenu.Label>{section.label}</MantineMenu.Label>}
            {section.items.map((item) => (
              <MantineMenu.Item
                key={item.label}
                leftSection={item.icon}
                rightSection={item.keys === undefined ? null : <span className={classes.keys}>{item.keys}</span>}
                disabled={item.disabled ?? false}
                data-danger={item.danger || undefined}
                {...(item.checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.checked })}
                onClick={item.onSelect}
              >
                {item.label}
              </MantineMenu.Item>
            ))}
          </div>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
