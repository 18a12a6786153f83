/** What the bench measures, in one page of one browser. With `?bare` the app is not started. */
import { bare } from './bare.ts';

type Ours = typeof import('./ours.ts').ours;

declare global {
  var ecartBench: Ours;
  var ecartBare: typeof bare;
}

if (location.search !== '?bare') globalThis.ecartBench = (await import('./ours.ts')).ours;
globalThis.ecartBare = bare;
