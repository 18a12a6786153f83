/** The module that reads Parquet, as an address on the page's own host; made by `vite.config.ts`. Raw in development, gzip in the built site. */
declare module 'virtual:parquet-file' {
  export const wasmUrl: string;
}
