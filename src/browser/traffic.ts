import type { Traffic, TrafficEntry } from '../store/services.ts';

/** Counts what the page asked for, as the browser's own timeline and its Content-Security-Policy report it. */
export function browserTraffic(): Traffic {
  let entries: readonly TrafficEntry[] = [];
  const listeners = new Set<() => void>();
  const add = (more: readonly TrafficEntry[]): void => {
    if (more.length === 0) return;
    entries = [...entries, ...more];
    for (const listener of listeners) listener();
  };
  new PerformanceObserver((list) => {
    add(
      list
        .getEntriesByType('resource')
        .flatMap((entry) => (entry instanceof PerformanceResourceTiming ? [requestOf(entry)] : [])),
    );
  }).observe({ type: 'resource', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => {
    add([{ address: event.blockedURI, kind: event.effectiveDirective, bytes: null, outside: true, refused: true }]);
  });
  return {
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function requestOf(entry: PerformanceResourceTiming): TrafficEntry {
  const { protocol, origin } = new URL(entry.name, location.href);
  const inside = origin === location.origin || protocol === 'blob:' || protocol === 'data:';
  return {
    address: entry.name,
    kind: entry.initiatorType,
    bytes: entry.decodedBodySize,
    outside: !inside,
    refused: false,
  };
}
