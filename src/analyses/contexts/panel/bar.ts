export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly written: string;
  /** In the hue of the selection. */
  readonly whole?: boolean | undefined;
}
