/**
 * `npm run bench`: what the app adds to the bare engine. `npm run bench -- files`: what imports of large files cost. A missed budget is
 * said loudly and is no error: times depend on the machine.
 */
await (process.argv[2] === 'files' ? import('./imports.ts') : import('./app.ts'));

export {};
