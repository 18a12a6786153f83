import type { Engine, QueryLog, Workshop } from './engine.ts';

/** An engine that is still starting: what is asked of it waits. Every call rejects with the reason when it cannot start. */
export function engineToCome(coming: Promise<Engine>, log: QueryLog): Engine {
  return {
    log,
    query: async (...asked) => (await coming).query(...asked),
    run: async (...asked) => (await coming).run(...asked),
    queryText: async (...asked) => (await coming).queryText(...asked),
    registerFile: async (...asked) => (await coming).registerFile(...asked),
    dropFile: async (...asked) => (await coming).dropFile(...asked),
    attach: async (...asked) => (await coming).attach(...asked),
    detach: async (...asked) => (await coming).detach(...asked),
    memory: async () => (await coming).memory(),
    end: async () => (await coming).end(),
  };
}

/** A workshop that is still starting. It is said to keep until it is known that it does not. */
export function workshopToCome(coming: Promise<Workshop>): Workshop {
  let keeps = true;
  coming.then(
    (workshop) => {
      keeps = workshop.keeps;
    },
    () => undefined,
  );
  return {
    get keeps() {
      return keeps;
    },
    open: async () => (await coming).open(),
    room: async () => (await coming).room(),
    find: async (...asked) => (await coming).find(...asked),
    drop: async (...asked) => (await coming).drop(...asked),
    sweep: async (...asked) => (await coming).sweep(...asked),
    wipe: async () => (await coming).wipe(),
  };
}
