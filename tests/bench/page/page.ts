/** What the bench measures, in one page of one browser. With `?bare` the app is not started; with `?kept` it opens what the browser keeps. */
import { bare } from './bare.ts';

type Ours = typeof import('./ours.ts').ours;
type Kept = typeof import('./kept.ts').kept;

declare global {
  var ecartBench: Ours;
  var ecartKept: Kept | undefined;
  var ecartBare: typeof bare;
}

if (location.search === '?kept') globalThis.ecartKept = (await import('./kept.ts')).kept;
else if (location.search !== '?bare') globalThis.ecartBench = (await import('./ours.ts')).ours;
globalThis.ecartBare = bare;
