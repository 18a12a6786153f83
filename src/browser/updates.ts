import type { Updates } from '../store/services.ts';

/** The service worker that keeps the page for working without network, and says when a newer version is ready. */
export function browserUpdates(): Updates {
  const listeners = new Set<() => void>();
  let ready: (() => void) | null = null;
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    void import('workbox-window').then(({ Workbox }) => {
      const worker = new Workbox(new URL('sw.js', document.baseURI).href);
      worker.addEventListener('waiting', () => {
        ready = () => {
          worker.addEventListener('controlling', () => {
            location.reload();
          });
          worker.messageSkipWaiting();
        };
        for (const listener of listeners) listener();
      });
      // Without a service worker the page works, but needs its host at the next opening.
      worker.register().catch(() => undefined);
    });
  }
  return {
    isReady: () => ready !== null,
    apply: () => ready?.(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
