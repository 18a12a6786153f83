import type { Project, Source } from '../project/project.ts';
import type { DataState } from './data-store.ts';

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', CHF: 'CHF' };

/** Header words of amounts in euros: named so, or written in French. */
const euroWords = /€|\beur\b|euro|montant|prix|_ttc|_ht\b|cotisation/i;

/** The currency of the amounts: chosen, else signs taken off the numbers, else what the headers say; null where nothing tells. */
export function currencyOf(project: Project, sources: DataState['sources']): string | null {
  if (project.currency !== null) return project.currency === 'none' ? null : project.currency;
  for (const source of project.sources) {
    const found = fromSigns(source, sources);
    if (found !== null) return found;
  }
  return project.sources.some(namesEuros) ? 'EUR' : null;
}

function fromSigns(source: Source, sources: DataState['sources']): string | null {
  const state = sources[source.id];
  if (state?.state !== 'ready') return null;
  for (const change of state.report.changes) {
    if (change.code === 'currency-or-percent' && signs[change.sign] !== undefined) return signs[change.sign] ?? null;
  }
  return null;
}

function namesEuros(source: Source): boolean {
  return Object.entries(source.roles).some(
    ([column, role]) => (role === 'amount' || role === 'unit-price') && euroWords.test(column),
  );
}
