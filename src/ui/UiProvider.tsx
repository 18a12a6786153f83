import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './tokens.css';
import './base.css';
import 'dayjs/locale/fr';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useColorScheme } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import type { UiLabels } from './labels.ts';
import { theme, themeVariables } from './theme.ts';
import { Toasts } from './Toasts.tsx';
import { UiContext, type Ui } from './ui-context.ts';

export interface UiProviderProps {
  readonly scheme: 'light' | 'dark' | 'auto';
  readonly language: string;
  readonly labels: UiLabels;
  readonly children: ReactNode;
}

/** Theme, colours, fonts and the few words that components say by themselves. Keeps nothing: the scheme belongs to the session. */
export function UiProvider({ scheme, language, labels, children }: UiProviderProps) {
  const ofSystem = useColorScheme('light', { getInitialValueInEffect: false });
  const shown = scheme === 'auto' ? ofSystem : scheme;
  const ui = useMemo<Ui>(() => ({ labels, language, scheme: shown }), [labels, language, shown]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      forceColorScheme={shown}
      deduplicateCssVariables={false}
    >
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <UiContext value={ui}>
          {children}
          <Toasts />
        </UiContext>
      </DatesProvider>
    </MantineProvider>
  );
}
