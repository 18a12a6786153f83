import {
  ActionIcon,
  createTheme,
  Menu,
  Modal,
  Popover,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { fontFamily, tokens, type Scheme, type Tokens } from './tokens.ts';

/** Shade 7 is the accent on paper, shade 4 the accent in the dark: both hold AA, where Mantine's defaults stay at 3.55. */
const accent: MantineColorsTuple = [
  '#E4F0F3',
  '#C9E2E9',
  '#A3CFDB',
  '#7CC3D6',
  '#5DBBD6',
  '#2F8FAD',
  '#17748F',
  '#0B5E7A',
  '#094E66',
  '#073D50',
];

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.35' },
  headings: { fontFamily, fontWeight: '650' },
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'none', transitionProps: { transition: 'fade', duration: 120 }, position: 'bottom-end' },
    }),
    Modal: Modal.extend({
      defaultProps: {
        shadow: 'none',
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { transition: 'fade', duration: 160 },
      },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'none', transitionProps: { transition: 'fade', duration: 120 } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, multiline: true, maw: 320, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

function variablesOf(token: Tokens): Record<string, string> {
  return {
    '--mantine-color-body': token.paper,
    '--mantine-color-text': token.ink,
    '--mantine-color-dimmed': token.ink2,
    '--mantine-color-placeholder': token.ink3,
    '--mantine-color-error': token.bad,
    '--mantine-color-anchor': token.accent,
    '--mantine-color-default': token.surface,
    '--mantine-color-default-hover': token.sunken,
    '--mantine-color-default-color': token.ink,
    '--mantine-color-default-border': token.rule,
    '--mantine-color-disabled': token.sunken,
    '--mantine-color-disabled-color': token.ink3,
    '--mantine-color-disabled-border': token.rule,
    '--mantine-primary-color-contrast': token.onAccent,
  };
}

const perScheme: Record<Scheme, Record<string, string>> = {
  light: variablesOf(tokens.light),
  dark: variablesOf(tokens.dark),
};

export const themeVariables: CSSVariablesResolver = () => ({ variables: {}, ...perScheme });
