/** What the built site weighs at first load, and that its files name no other host. Run it after `vite build`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of JavaScript after gzip, for the entry and all that it imports statically. */
const firstLoadBudget = 250_000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const dist = join(import.meta.dirname, '../../dist');
const complaints: string[] = [];

if (!existsSync(join(dist, 'index.html'))) {
  console.error('dist/index.html is not there: run `npm run build` first');
  process.exit(1);
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const html = readFileSync(join(dist, 'index.html'), 'utf8');

const scripts = new Set<string>();
const styles = new Set<string>();
const visited = new Set<string>();
function follow(key: string): void {
  const chunk = manifest[key];
  if (chunk === undefined || visited.has(key)) return;
  visited.add(key);
  scripts.add(chunk.file);
  for (const file of chunk.css ?? []) styles.add(file);
  for (const imported of chunk.imports ?? []) follow(imported);
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
for (const [, file] of html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)) if (file !== undefined) scripts.add(file);

const compressed = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const weigh = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + compressed(file), 0);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const firstLoad = weigh(scripts);
console.log(`first load: ${kilobytes(firstLoad)} of JavaScript (gzip) of ${kilobytes(firstLoadBudget)} allowed`);
for (const file of scripts) console.log(`  ${kilobytes(compressed(file))}  ${file}`);
console.log(`  and ${kilobytes(weigh(styles))} of CSS`);
if (scripts.size === 0) complaints.push('no script was found in the page');
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
