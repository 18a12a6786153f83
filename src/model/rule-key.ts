import type { Rule } from './rule.ts';

const known = new WeakMap<Rule, string>();

/** Longer texts are named by their length and two hashes: a list of 200,000 ids is no key. */
const longestKey = 4000;

/** What a rule is remembered by: another rule has another key. */
export function ruleKey(rule: Rule): string {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const text = JSON.stringify(rule);
  const key = text.length <= longestKey ? text : `${text.length} ${hash(text, 0x811c9dc5)} ${hash(text, 0x9747b28c)}`;
  known.set(rule, key);
  return key;
}

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16);
}
