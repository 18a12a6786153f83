/** Work that is under way, as a place on screen shows it. */
export interface Progress {
  /** What is being done, in words. */
  readonly label: string;
  /** 0 to 1; null when it cannot be known. */
  readonly share?: number | null | undefined;
  readonly onStop?: (() => void) | undefined;
}
