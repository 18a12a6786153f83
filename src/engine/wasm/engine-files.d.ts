/** The two files of the engine, as addresses on the page's own host; made by `vite.config.ts`. */
declare module 'virtual:engine-files' {
  /** The module: raw in development, gzip in the built site. Look at its first bytes (1f 8b) to know which. */
  export const wasmUrl: string;
  /** The worker's script, to be loaded from a blob with `importScripts`. */
  export const workerUrl: string;
}
