/** A share that moves: who shows it looks at it alone, and nothing around is drawn anew. 0 to 1; null while it is unknown. */
export interface LiveShare {
  readonly now: () => number | null;
  /** Calls when it has moved, until the function that it gives is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Work that is under way, as a place on screen shows it. */
export interface Progress {
  /** What is being done, in words. */
  readonly label: string;
  /** 0 to 1; null when it cannot be known. */
  readonly share?: number | LiveShare | null | undefined;
  readonly onStop?: (() => void) | undefined;
}
