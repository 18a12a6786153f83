/**
 * Sees what a page asks of the outside, and refuses it. Two nets, because neither catches everything: the browser's own
 * events (the page, its workers, its service worker), and a proxy that every connection to another host must go through.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';

export interface Outside {
  /** For `browser.newContext({ proxy })`. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  /** What was asked for, in order. */
  readonly requests: readonly string[];
  /** Refuses and writes down every request that is not to this origin. */
  watch(context: BrowserContext, origin: string): Promise<void>;
  close(): void;
}

export async function watchOutside(): Promise<Outside> {
  const requests: string[] = [];
  const note = (request: string) => {
    if (!requests.includes(request)) requests.push(request);
  };
  const server = createServer((request, response) => {
    note(`proxy ${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    note(`proxy CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '127.0.0.1' },
    requests,
    async watch(context, origin) {
      const isOutside = (url: URL) => /^(https?|wss?|ftp):$/.test(url.protocol) && url.host !== new URL(origin).host;
      context.on('request', (request) => {
        if (isOutside(new URL(request.url()))) note(`${request.method()} ${request.url()}`);
      });
      await context.route(isOutside, (route) => route.abort('blockedbyclient'));
      await context.routeWebSocket(isOutside, (socket) => {
        note(`WebSocket ${socket.url()}`);
        void socket.close();
      });
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
