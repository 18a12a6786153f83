import type { BuildSession, Workshop } from '../engine/engine.ts';

/** A session that opens while the file it is for is still looked at. */
export interface SessionAhead {
  /** The session, or a new one where it is taken already. */
  readonly take: () => Promise<BuildSession>;
  /** Gives it back where nobody took it. */
  readonly close: () => Promise<void>;
}

export function sessionAhead(workshop: Workshop): SessionAhead {
  let opening: Promise<BuildSession> | null = workshop.open();
  // Who takes it hears of what went wrong.
  opening.catch(() => undefined);
  const taken = (): Promise<BuildSession> | null => {
    const session = opening;
    opening = null;
    return session;
  };
  return {
    take: () => taken() ?? workshop.open(),
    close: async () => {
      const session = await taken()?.catch(() => null);
      await session?.abandon();
    },
  };
}
