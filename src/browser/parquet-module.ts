import { wasmUrl } from 'virtual:parquet-file';

let module: Promise<WebAssembly.Module> | null = null;

/** The compiled library that reads Parquet, fetched from the page's own host when the first such file comes. */
export function parquetModule(): Promise<WebAssembly.Module> {
  module ??= compile().catch((error: unknown) => {
    module = null;
    throw error;
  });
  return module;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(wasmUrl, document.baseURI));
  if (!response.ok) throw new Error(`The file answers ${response.status}`);
  const file = await response.blob();
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  // A host may have unpacked it already.
  const packed = first === 0x1f && second === 0x8b;
  const raw = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return WebAssembly.compile(await new Response(raw).arrayBuffer());
}
