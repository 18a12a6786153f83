import { csvFormat } from './csv/csv-format.ts';
import type { FileFormat } from './format.ts';

/** Every format, first match first. */
export const formats: readonly FileFormat[] = [csvFormat];

export function formatOf(name: string, head: Uint8Array): FileFormat | null {
  return formats.find((format) => format.recognises(name, head)) ?? null;
}
