/** Longest wait for a frame, in milliseconds: a page out of sight paints none. */
const patience = 100;

let last: Promise<unknown> = Promise.resolve();

/** Makes one picture after the other, and lets the page paint each before the next: the first one is seen while the others are still made. */
export function inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  const made = last.then(make);
  last = made.then(painted, painted);
  return made;
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    // In the frame after the next one, the next one has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, patience);
  });
}
