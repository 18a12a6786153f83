import type { TopLevelSpec } from 'vega-lite';

export type DrawingValue = string | number | boolean | null;
export type DrawingRow = Readonly<Record<string, DrawingValue>>;

/**
 * What a chart gives: the picture's grammar apart from its rows, so that new rows move the marks of the same picture. Colours are
 * written `$name` after a token of `ui/tokens.ts`; the theme puts the colour in when it draws.
 */
export interface Drawing {
  readonly spec: TopLevelSpec;
  /** The named data sets of the spec. */
  readonly data: Readonly<Record<string, readonly DrawingRow[]>>;
  readonly height: number;
  /** How many panels stand side by side; 1 unless it is a facet. */
  readonly columns?: number | undefined;
}

/** About as many letters as fit over a picture of 960 pixels. */
const LINE = { title: 88, subtitle: 120 };

function wrapped(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same picture with its finding over it. */
export function titledDrawing(drawing: Drawing, title: string, subtitle?: string): Drawing {
  const text = wrapped(title, LINE.title);
  const below = subtitle === undefined ? [] : wrapped(subtitle.replaceAll('**', ''), LINE.subtitle);
  const heading = {
    text,
    subtitle: below,
    anchor: 'start',
    align: 'left',
    frame: 'bounds',
    offset: 14,
    fontSize: 18,
    fontWeight: 650,
    lineHeight: 24,
    color: '$ink',
    subtitleFontSize: 13,
    subtitleLineHeight: 19,
    subtitleColor: '$ink2',
    subtitlePadding: 4,
  };
  return { ...drawing, spec: { ...drawing.spec, title: heading } as unknown as Drawing['spec'] };
}
