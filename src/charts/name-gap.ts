/** Names at the ends of curves that would stand on each other are moved up, as little as it takes, and down again where they would leave the picture. */
export function keptApart<Name extends { readonly y: number }>(
  names: readonly Name[],
  gap: number,
  top = Infinity,
): readonly Name[] {
  let last = -Infinity;
  const raised = names
    .toSorted((a, b) => a.y - b.y)
    .map((name) => {
      last = Math.max(name.y, last + gap);
      return { ...name, y: last };
    });
  let most = top;
  return raised.toReversed().map((name) => {
    const y = Math.min(name.y, most);
    most = y - gap;
    return { ...name, y };
  });
}
