/**
 * `npm run bench`: what the app adds to the bare engine. `npm run bench -- files`: what imports of large files cost. `npm run bench -- segments`: what
 * segments cost on a base of a million customers; `average`: what each view of a distribution or of lives does; `contexts`: what mining them does. A missed budget is
 * said loudly and is no error: times depend on the machine.
 */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  files: () => import('./imports.ts'),
  segments: () => import('./segments.ts'),
  average: () => import('./average.ts'),
  contexts: () => import('./contexts.ts'),
};
await (benches[process.argv[2] ?? ''] ?? (() => import('./app.ts')))();

export {};
