/**
 * The colours of the app, for pictures that CSS cannot reach (charts, exports). `tokens.css` says the same for the page; a test
 * holds them equal and checks the contrasts.
 */
export interface Tokens {
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly ink: string;
  readonly ink2: string;
  /** Small print; still readable by AA. */
  readonly ink3: string;
  /** Marks of what is apart (zeros, the rest); never text. */
  readonly faint: string;
  readonly rule: string;
  readonly ruleSoft: string;
  readonly field: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  /** Data: everybody. */
  readonly everybody: string;
  readonly band: string;
  /** Data: what is selected, as a mark. */
  readonly selection: string;
  /** What is selected, as text. */
  readonly selectionInk: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
}

export type Scheme = 'light' | 'dark';

export const tokens: Record<Scheme, Tokens> = {
  light: {
    paper: '#faf9f6',
    surface: '#ffffff',
    sunken: '#f4f2ed',
    ink: '#1c1d21',
    ink2: '#565860',
    ink3: '#676972',
    faint: '#8b8d95',
    rule: '#e7e4dd',
    ruleSoft: '#f0eee8',
    field: '#cfcbc1',
    accent: '#0b5e7a',
    accentSoft: '#e4f0f3',
    onAccent: '#ffffff',
    everybody: '#5b7da3',
    band: '#e9ecee',
    selection: '#d9701c',
    selectionInk: '#b4560e',
    good: '#2e7a4d',
    warn: '#9a5f08',
    bad: '#b23434',
  },
  dark: {
    paper: '#15161b',
    surface: '#1c1e25',
    sunken: '#191a20',
    ink: '#eceae4',
    ink2: '#a9abb3',
    ink3: '#9598a1',
    faint: '#7c7f88',
    rule: '#2d3039',
    ruleSoft: '#23262e',
    field: '#3d414c',
    accent: '#5dbbd6',
    accentSoft: '#1a3039',
    onAccent: '#0e1d24',
    everybody: '#7fa3cc',
    band: '#20242e',
    selection: '#f09a4e',
    selectionInk: '#f09a4e',
    good: '#68c08b',
    warn: '#e0ac55',
    bad: '#ee8080',
  },
};

/** Categories that can be told apart by colour-blind readers (after Okabe and Ito, darkened to 3:1 on both papers). At most seven; the rest is `faint`. */
export const categories: Record<Scheme, readonly string[]> = {
  light: ['#5b7da3', '#d9701c', '#2f8f6b', '#a8588f', '#8a7a1f', '#3f8fc4', '#b4483c'],
  dark: ['#7fa3cc', '#f09a4e', '#5cc09a', '#d68dbe', '#c9b84a', '#7cc4ee', '#e58478'],
};

export const fontFamily = "'Inter Variable', 'Inter', system-ui, sans-serif";
