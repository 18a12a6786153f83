/** Benches on a large base in parts, so that a machine that is shared need not be kept quiet for long: each part keeps what it found. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { buildBoth, type OpenBase } from './base.ts';
import type { BaseSize } from './base-files.ts';
import { besideOthers } from './quiet.ts';
import { reportOf, tableOf, type Line } from './results.ts';
import { folder, versions } from './setup.ts';

export interface MeasuredPart {
  readonly size: BaseSize;
  readonly measure: (base: OpenBase) => Promise<readonly Line[]>;
}

export interface PartsBench {
  /** As `npm run bench -- <name>`. */
  readonly name: string;
  /** The table, beside this file. */
  readonly file: string;
  readonly title: string;
  /** In the order of the table. */
  readonly parts: Readonly<Record<string, MeasuredPart>>;
  readonly open: (size: BaseSize) => Promise<OpenBase>;
  readonly notes: readonly string[];
}

interface Found {
  readonly lines: readonly Line[];
  readonly measured: string;
  /** Processors that others kept busy meanwhile; null where it is not told. */
  readonly others: number | null;
  readonly built: string;
  readonly chromium: string;
}

/** Words after the name of the bench are parts; `again` builds the pages anew, which all parts together do anyhow; `table` only writes what is known. */
export async function measureParts(bench: PartsBench): Promise<void> {
  const words = process.argv.slice(3);
  const named = Object.keys(bench.parts).filter((name) => words.includes(name));
  const wanted = words.includes('table') ? [] : named.length === 0 ? Object.keys(bench.parts) : named;
  const keptPath = join(folder, `${bench.name}.json`);
  mkdirSync(folder, { recursive: true });
  if (wanted.length > 0) await buildBoth(named.length === 0 || words.includes('again'));
  const found: Record<string, Found> = existsSync(keptPath)
    ? (JSON.parse(readFileSync(keptPath, 'utf8')) as Record<string, Found>)
    : {};
  const before = loadavg()[0] ?? 0;
  for (const name of wanted) {
    const part = bench.parts[name];
    if (part === undefined) continue;
    const base = await bench.open(part.size);
    try {
      const [lines, others] = await besideOthers(() => part.measure(base));
      const chromium = base.context.browser()?.version() ?? '';
      const measured = new Date().toISOString().slice(0, 16).replace('T', ' ');
      found[name] = { lines, measured, others, built: `${part.size.name}: ${base.built.trim()}`, chromium };
      writeFileSync(keptPath, JSON.stringify(found));
      console.log(`\n${tableOf(lines)}\n`);
      for (const { what, kept } of lines) if (kept === false) console.error(`!!! BUDGET MISSED: ${what}\n`);
    } finally {
      await base.close();
    }
  }
  report(bench, found, before);
}

function report(bench: PartsBench, found: Readonly<Record<string, Found>>, before: number): void {
  const parts = Object.keys(bench.parts).flatMap((name) => {
    const part = found[name];
    return part === undefined ? [] : [{ name, part }];
  });
  const missing = Object.keys(bench.parts).filter((name) => found[name] === undefined);
  const beside = parts.map(({ name, part }) => {
    const others = part.others === null ? '' : `, others kept ${part.others.toFixed(1)} processors busy`;
    return `${name} at ${part.measured}${others}`;
  });
  const text = reportOf(
    parts.flatMap(({ part }) => part.lines),
    [
      ...bench.notes,
      `Parts were measured one by one (UTC): ${beside.join('; ')}. Where others worked beside, times are longer: compare ratios.`,
      ...(missing.length === 0 ? [] : [`Not measured: ${missing.join(', ')}.`]),
    ],
    {
      title: bench.title,
      command: `npm run bench -- ${bench.name}`,
      browser: `Chromium ${parts.at(-1)?.part.chromium ?? ''}`,
      packages: versions(),
      file: `Bases made by tests/bench/base-files.ts, imported and kept by the app itself (${[...new Set(parts.map(({ part }) => part.built))].join('; ')}).`,
      rounds: 'after one run that does not count',
      load: [before, loadavg()[0] ?? 0],
    },
  );
  writeFileSync(join(import.meta.dirname, bench.file), text);
}
