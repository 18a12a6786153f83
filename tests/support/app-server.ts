/** Serves the built site as a plain static host would: no rewriting, no headers beyond the type. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

export interface AppServerOptions {
  /** The folder that is served; the built site when not said. */
  readonly directory?: string;
  /** The path the site is mounted under, to prove that its base is relative: `/clients/lab/`. */
  readonly folder?: string;
  /** Any that is free when not said. What a browser keeps belongs to the port too. */
  readonly port?: number;
}

export interface AppServer {
  /** The address of the page, with the folder and a slash at the end. */
  readonly url: string;
  readonly origin: string;
  /** Closes every connection; the address refuses from then on. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  restart(): Promise<void>;
}

export async function startAppServer(options: AppServerOptions = {}): Promise<AppServer> {
  const directory = options.directory ?? join(import.meta.dirname, '../../dist');
  const folder = options.folder ?? '/';
  if (!folder.startsWith('/') || !folder.endsWith('/')) throw new Error(`not a folder path: ${folder}`);
  let server = await listen(directory, folder, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: origin + folder,
    stop: () => close(server),
    restart: async () => {
      if (!server.listening) server = await listen(directory, folder, port);
    },
  };
}

function listen(directory: string, folder: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = path.startsWith(folder) ? fileOf(directory, path.slice(folder.length)) : undefined;
    if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
      'Content-Length': file.size,
      // As after each deploy: what the HTTP cache remembers must not hide what the service worker does.
      'Cache-Control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file.path).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

function fileOf(directory: string, path: string): { path: string; size: number } | undefined {
  const wanted = normalize(join(directory, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  if (!wanted.startsWith(directory + sep)) return undefined;
  const found = statSync(wanted, { throwIfNoEntry: false });
  return found?.isFile() ? { path: wanted, size: found.size } : undefined;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve();
      return;
    }
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
