/** What was measured, as a table for people. */
import { cpus, totalmem } from 'node:os';

export interface Line {
  readonly what: string;
  readonly ours: string;
  readonly bare: string;
  readonly ratio: string;
  readonly budget: string;
  /** Null where there is no budget: for information. */
  readonly kept: boolean | null;
}

const sorted = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);
export const median = (times: readonly number[]): number => sorted(times)[times.length >> 1] ?? Number.NaN;
export const least = (times: readonly number[]): number => Math.min(...times);

export const ms = (time: number): string => Math.round(time).toLocaleString('en-GB');
/** Median and least. */
export const times = (all: readonly number[]): string => `${ms(median(all))} (least ${ms(least(all))})`;

export interface Circumstances {
  readonly title: string;
  readonly command: string;
  readonly browser: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly file: string;
  /** How many rounds of imports, and which count. */
  readonly rounds: string;
  /** Load of the machine over the last minute, before and after. */
  readonly load: readonly [number, number];
}

/** A line without a budget. */
export const information = (what: string, ours: string, bare = '', ratioOf = ''): Line => ({
  what,
  ours,
  bare,
  ratio: ratioOf,
  budget: '',
  kept: null,
});

export function tableOf(lines: readonly Line[]): string {
  const verdict = ({ kept }: Line): string => (kept === null ? '' : kept ? 'kept' : '**MISSED**');
  return [
    '| What | Ours (ms) | Bare (ms) | Ratio | Budget | |',
    '|---|---|---|---|---|---|',
    ...lines.map(
      (line) => `| ${line.what} | ${line.ours} | ${line.bare} | ${line.ratio} | ${line.budget} | ${verdict(line)} |`,
    ),
  ].join('\n');
}

export function reportOf(lines: readonly Line[], notes: readonly string[], about: Circumstances): string {
  const [processor] = cpus();
  const versions = Object.entries(about.packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return `# ${about.title}

Written by \`${about.command}\`; with \`REAL_DATA=<folder>\` the real Online Retail file is read, else one like it is made.

- Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC on ${cpus().length} cores (${processor?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux load ${about.load.map((load) => load.toFixed(1)).join(' before and ')} after.
- ${about.browser} headless, Node ${process.versions.node}, ${versions}.
- ${about.file}
- Ours and bare by turns in one page, ${about.rounds}. Times are medians with the least in brackets; a ratio is the median of the ratios of the rounds, a budget is kept when it is. Other work on the machine makes times longer: compare ratios.

${tableOf(lines)}

${notes.map((note) => `- ${note}`).join('\n')}
`;
}
