import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { categories, tokens, type Scheme, type Tokens } from '../../src/ui/tokens.ts';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
const schemes = ['light', 'dark'] as const;

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function declared(scheme: Scheme): ReadonlyMap<string, string> {
  const start = css.indexOf(scheme === 'light' ? '\n:root {' : "\n:root[data-mantine-color-scheme='dark'] {");
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#\w{6});/gu)].map((found): [string, string] => [found[1] ?? '', found[2] ?? '']),
  );
}

const kebab = (name: string): string =>
  name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`).replace(/(\D)(\d)$/u, '$1-$2');

describe.each(schemes)('the %s colours', (scheme) => {
  const token = tokens[scheme];

  it('are the same in the style sheet and in pictures', () => {
    const expected: (readonly [string, string])[] = [
      ...(Object.keys(token) as (keyof Tokens)[]).map((name): [string, string] => [kebab(name), token[name]]),
      ...categories[scheme].map((colour, index): [string, string] => [`category-${String(index + 1)}`, colour]),
    ];
    expect([...declared(scheme)].toSorted()).toEqual(expected.toSorted());
  });

  it('give text a contrast of AA on every ground it stands on', () => {
    const inks = ['ink', 'ink2', 'ink3', 'accent', 'selectionInk', 'good', 'warn', 'bad'] as const;
    for (const ink of inks)
      for (const ground of ['paper', 'surface'] as const)
        expect(contrast(token[ink], token[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const ink of ['ink', 'ink2', 'ink3', 'accent'] as const)
      expect(contrast(token[ink], token.accentSoft), `${ink} on accentSoft`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token.onAccent, token.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('give marks 3:1', () => {
    for (const mark of [token.everybody, token.selection, token.faint, ...categories[scheme]]) {
      expect(contrast(mark, token.paper), mark).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the style sheet', () => {
  it('asks nothing from elsewhere', () => {
    expect(css).not.toMatch(/https?:|\/\/fonts/u);
  });
});
