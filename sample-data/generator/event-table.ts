/** Events as numbers in typed columns that grow, so that a million customers' rows never exist as text at once. */
export class EventTable<K extends string> {
  length = 0;
  minute = new Uint32Array(1024);
  record = new Uint32Array(1024);
  value = new Int32Array(1024);
  readonly bytes: Record<K, Uint8Array>;
  private readonly names: readonly K[];

  constructor(names: readonly K[]) {
    this.names = names;
    this.bytes = Object.fromEntries(names.map((n) => [n, new Uint8Array(1024)])) as Record<K, Uint8Array>;
  }

  push(minute: number, record: number, value: number, bytes: Record<K, number>): void {
    if (this.length === this.minute.length) this.grow();
    const at = this.length++;
    this.minute[at] = minute;
    this.record[at] = record;
    this.value[at] = value;
    for (const name of this.names) this.bytes[name][at] = bytes[name];
  }

  /** Row numbers in order of time; equal minutes keep the order in which they were pushed. */
  inTimeOrder(minutesCovered: number): Uint32Array {
    const starts = new Uint32Array(minutesCovered + 1);
    for (let i = 0; i < this.length; i++) starts[(this.minute[i] ?? 0) + 1]! += 1;
    for (let m = 1; m < starts.length; m++) starts[m]! += starts[m - 1] ?? 0;
    const order = new Uint32Array(this.length);
    for (let i = 0; i < this.length; i++) order[starts[this.minute[i] ?? 0]!++] = i;
    return order;
  }

  private grow(): void {
    const size = this.minute.length * 2;
    this.minute = copyInto(new Uint32Array(size), this.minute);
    this.record = copyInto(new Uint32Array(size), this.record);
    this.value = copyInto(new Int32Array(size), this.value);
    for (const name of this.names) this.bytes[name] = copyInto(new Uint8Array(size), this.bytes[name]);
  }
}

function copyInto<T extends Uint32Array | Int32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
