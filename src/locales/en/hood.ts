import type { HoodWords } from '../fr/hood.ts';
import { en as f } from '../formats.ts';

export const hood: HoodWords = {
  title: 'Under the hood',
  intro: 'The SQL of what this screen shows, as it ran in DuckDB, in this page.',
  empty: 'Nothing has been computed for this screen yet.',
  ran: (p) => `${f.count(p.rows, { one: 'row', other: 'rows' })} · ${f.integer(p.milliseconds)} ms`,
  running: 'running',
  stopped: 'stopped',
  failed: 'refused',
  query: (n) => `Query ${f.integer(n)}`,
  tryIt: 'Try a copy',
  copyTitle: 'Copy to change',
  copyHelp: 'One SELECT, in the sealed engine: nothing can get out or change. 200 rows at most.',
  run: 'Run',
  result: 'Result',
  resultRows: (n) => f.count(n, { one: 'row', other: 'rows' }),
  close: 'Back to the original SQL',
};
