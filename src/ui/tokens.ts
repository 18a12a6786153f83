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
    paper: '#FAF9F6',
    surface: '#FFFFFF',
    sunken: '#F4F2ED',
    ink: '#1C1D21',
    ink2: '#565860',
    ink3: '#676972',
    faint: '#8B8D95',
    rule: '#E7E4DD',
    ruleSoft: '#F0EEE8',
    field: '#CFCBC1',
    accent: '#0B5E7A',
    accentSoft: '#E4F0F3',
    onAccent: '#FFFFFF',
    everybody: '#5B7DA3',
    band: '#E9ECEE',
    selection: '#D9701C',
    selectionInk: '#B4560E',
    good: '#2E7A4D',
    warn: '#9A5F08',
    bad: '#B23434',
  },
  dark: {
    paper: '#15161B',
    surface: '#1C1E25',
    sunken: '#191A20',
    ink: '#ECEAE4',
    ink2: '#A9ABB3',
    ink3: '#9598A1',
    faint: '#7C7F88',
    rule: '#2D3039',
    ruleSoft: '#23262E',
    field: '#3D414C',
    accent: '#5DBBD6',
    accentSoft: '#1A3039',
    onAccent: '#0E1D24',
    everybody: '#7FA3CC',
    band: '#20242E',
    selection: '#F09A4E',
    selectionInk: '#F09A4E',
    good: '#68C08B',
    warn: '#E0AC55',
    bad: '#EE8080',
  },
};

/** Categories that can be told apart by colour-blind readers (after Okabe and Ito, darkened to 3:1 on both papers). At most seven; the rest is `faint`. */
export const categories: Record<Scheme, readonly string[]> = {
  light: ['#5B7DA3', '#D9701C', '#2F8F6B', '#A8588F', '#8A7A1F', '#3F8FC4', '#B4483C'],
  dark: ['#7FA3CC', '#F09A4E', '#5CC09A', '#D68DBE', '#C9B84A', '#7CC4EE', '#E58478'],
};

export const fontFamily = "'Inter Variable', 'Inter', system-ui, sans-serif";
