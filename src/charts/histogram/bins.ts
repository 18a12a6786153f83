export type { HistogramBin, Interval } from '../bins.ts';
