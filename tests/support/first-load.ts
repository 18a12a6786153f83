/** What the built site asks for before it can show anything. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of JavaScript after gzip, for the entry and all that it imports statically. */
export const firstLoadBudget = 250_000;

export interface WeighedFile {
  readonly file: string;
  /** Bytes after gzip. */
  readonly bytes: number;
}

export interface FirstLoad {
  readonly scripts: readonly WeighedFile[];
  readonly styles: readonly WeighedFile[];
}

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export const weightOf = (files: readonly WeighedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

export function firstLoadOf(site: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visited = new Set<string>();
  const follow = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || visited.has(key)) return;
    visited.add(key);
    scripts.add(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
    for (const imported of chunk.imports ?? []) follow(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) follow(key);
  for (const [, file] of html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)) if (file !== undefined) scripts.add(file);
  const weigh = (file: string): WeighedFile => ({
    file,
    bytes: gzipSync(readFileSync(join(site, file)), { level: 9 }).length,
  });
  return { scripts: [...scripts].map(weigh), styles: [...styles].map(weigh) };
}
