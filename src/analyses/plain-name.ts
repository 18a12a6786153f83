/** Parts of the names of columns that are written in capitals. */
const capitals: ReadonlySet<string> = new Set(['ca', 'ht', 'ttc', 'tva', 'nps', 'rfm', 'vat', 'usd', 'eur']);

/** The name of a column as a person would say it: `montant_ttc` is `montant TTC`. Names without underscores stay as they are. */
export function plainName(column: string): string {
  if (!column.includes('_')) return column;
  return column
    .split('_')
    .filter((part) => part !== '')
    .map((part) => (capitals.has(part.toLowerCase()) ? part.toUpperCase() : part))
    .join(' ');
}
