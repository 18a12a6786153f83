/**
 * Which dimensions are packed together in one number (mixed radix, first dimension first), so that the codes of a row travel in
 * as few columns as doubles can hold exactly. The same for the query that packs and the miner that unpacks.
 */
export function packs(sizes: readonly number[]): readonly (readonly number[])[] {
  const words: number[][] = [];
  let room = 0;
  sizes.forEach((size, dimension) => {
    if (size > room || words.length === 0) {
      words.push([]);
      room = Number.MAX_SAFE_INTEGER;
    }
    words.at(-1)?.push(dimension);
    room = Math.floor(room / size);
  });
  return words;
}
