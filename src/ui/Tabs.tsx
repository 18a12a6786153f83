import { Tabs as MantineTabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Tabs.module.css';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A number after the word: how many are behind it. */
  readonly count?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly Tab<Value>[];
  readonly onChange: (value: Value) => void;
  /** What stands at the end of the line: a sort, "under the hood". */
  readonly end?: ReactNode;
  /** The shown tab's content. */
  readonly children: ReactNode;
  readonly size?: 'small' | 'normal' | undefined;
}

export function Tabs<Value extends string>({
  label,
  value,
  tabs,
  onChange,
  end,
  children,
  size = 'normal',
}: TabsProps<Value>) {
  return (
    <MantineTabs
      value={value}
      onChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      variant="unstyled"
      data-size={size}
      classNames={{ list: classes.list ?? '', tab: classes.tab ?? '', panel: classes.panel ?? '' }}
    >
      <div className={classes.line}>
        <MantineTabs.List aria-label={label}>
          {tabs.map((tab) => (
            <MantineTabs.Tab key={tab.value} value={tab.value} disabled={tab.disabled ?? false}>
              {tab.label}
              {tab.count === undefined ? null : <> {tab.count}</>}
            </MantineTabs.Tab>
          ))}
        </MantineTabs.List>
        {end === undefined ? null : <div className={classes.end}>{end}</div>}
      </div>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.value} value={tab.value}>
          {tab.value === value ? children : null}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
