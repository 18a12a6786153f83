/** What Office writes of XML, read without a tree: names of elements may carry a prefix, text has entities and `_x000D_`. */

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function xmlText(raw: string): string {
  const text = raw.includes('&')
    ? raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex !== undefined) return pointText(Number.parseInt(hex, 16), whole);
        if (decimal !== undefined) return pointText(Number(decimal), whole);
        return named[name ?? ''] ?? whole;
      })
    : raw;
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function pointText(point: number, otherwise: string): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : otherwise;
}

/** The value of an attribute in the text of a tag. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : xmlText(value);
}

/** The tags of a name, as the text between the name and the `>`. */
export function tags(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)?/?>`, 'g'))].map((found) => found[1] ?? '');
}

/** What stands between the first tag of a name and its end. */
export function inside(xml: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? '';
}

/** The text of a string item, its runs joined; how it is spoken (in Japanese) is left out. */
export function itemText(xml: string): string {
  const bare = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const found of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += found[1] ?? '';
  return xmlText(text);
}
