/** Names that this tab holds against the sweeping of other tabs, by Web Locks; given back when the tab closes. */
export class Holds {
  readonly #locks: LockManager | null;
  readonly #release = new Map<string, () => void>();

  constructor(locks: LockManager | null) {
    this.#locks = locks;
  }

  /** Several tabs can hold one name. */
  async hold(name: string): Promise<void> {
    if (this.#locks === null || this.#release.has(name)) return;
    const locks = this.#locks;
    this.#release.set(name, () => undefined);
    await new Promise<void>((held) => {
      const until = new Promise<void>((release) => this.#release.set(name, release));
      void locks.request(lockOf(name), { mode: 'shared' }, () => {
        held();
        return until;
      });
    });
  }

  letGo(name: string): void {
    this.#release.get(name)?.();
    this.#release.delete(name);
  }

  /** Does the work unless another tab, or this one, holds the name. */
  async ifFree(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#locks === null) {
      if (!this.#release.has(name)) await work();
      return;
    }
    await this.#locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await work();
    });
  }
}

function lockOf(name: string): string {
  return `ecart:${name}`;
}
