/** A choice of a list; options of one group stand together under its name, in the order they come. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly group?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** How many there are of it, at the end of its line. */
  readonly note?: number | undefined;
}

interface Item {
  value: string;
  label: string;
  disabled: boolean;
}

export function groupOptions(options: readonly Option[]): (Item | { group: string; items: Item[] })[] {
  const found: (Item | { group: string; items: Item[] })[] = [];
  const groups = new Map<string, Item[]>();
  for (const { value, label, group, disabled = false } of options) {
    const item = { value, label, disabled };
    if (group === undefined) {
      found.push(item);
      continue;
    }
    const items = groups.get(group);
    if (items === undefined) {
      const first = [item];
      groups.set(group, first);
      found.push({ group, items: first });
    } else items.push(item);
  }
  return found;
}
