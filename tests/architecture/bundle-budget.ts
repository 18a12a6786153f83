/** What the built site weighs at first load, and that its files name no other host. Run it after `vite build`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { firstLoadBudget, firstLoadOf, weightOf } from '../support/first-load.ts';

const dist = join(import.meta.dirname, '../../dist');
const complaints: string[] = [];

if (!existsSync(join(dist, 'index.html'))) {
  console.error('dist/index.html is not there: run `npm run build` first');
  process.exit(1);
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');

const { scripts, styles } = firstLoadOf(dist);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const firstLoad = weightOf(scripts);
console.log(`first load: ${kilobytes(firstLoad)} of JavaScript (gzip) of ${kilobytes(firstLoadBudget)} allowed`);
for (const { file, bytes } of scripts) console.log(`  ${kilobytes(bytes)}  ${file}`);
console.log(`  and ${kilobytes(weightOf(styles))} of CSS`);
if (scripts.length === 0) complaints.push('no script was found in the page');
if (firstLoad > firstLoadBudget) complaints.push(`first load is ${kilobytes(firstLoad - firstLoadBudget)} too heavy`);

const policy = /<meta[^>]+http-equiv="Content-Security-Policy"[^>]*>/.exec(html)?.[0].replaceAll('&#39;', "'");
if (!policy?.includes("default-src 'none'")) complaints.push('index.html carries no Content-Security-Policy');
if (/<script(?![^>]*\ssrc=)[^>]*>/.test(html))
  complaints.push('index.html has an inline script, which the policy refuses');

const outside: Readonly<Record<string, RegExp>> = {
  '.html': /<(?:script|link|img|iframe|source)\b[^>]*?\s(?:src|href|srcset)=["']?(?:https?:)?\/\/[^"'\s>]+/g,
  '.css': /(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\/[^"')\s]+/g,
};
for (const entry of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  const pattern = outside[extname(entry)];
  if (pattern === undefined) continue;
  for (const [found] of readFileSync(join(dist, entry), 'utf8').matchAll(pattern)) {
    complaints.push(`${entry} names another host: ${found}`);
  }
}

for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
