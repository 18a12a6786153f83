/** The gap between panels of a facet, in pixels. */
export const PANEL_GAP = 28;

/** Width of one panel when a picture of so many columns has this width. */
export function panelWidth(width: number, columns: number): number {
  return Math.max(60, Math.floor((width - 14 - PANEL_GAP * (columns - 1)) / columns));
}
