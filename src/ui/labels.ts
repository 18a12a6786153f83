/** What components say by themselves. The words come from outside, once, through `UiProvider`. */
export interface UiLabels {
  readonly close: string;
  readonly cancel: string;
  readonly stop: string;
  readonly copy: string;
  readonly copied: string;
  readonly clear: string;
  readonly remove: (name: string) => string;
  readonly search: string;
  readonly nothingFound: string;
  readonly loading: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly openCalendar: string;
  readonly increase: string;
  readonly decrease: string;
  readonly moreActions: string;
  readonly sortBy: (column: string) => string;
  readonly rows: (count: number) => string;
  readonly rowNumber: string;
  readonly resizeColumn: string;
  readonly emptyTable: string;
  readonly sql: string;
  readonly dropHere: string;
  /** The sign of a state is never alone: what a screen reader hears for green, amber, red, grey. */
  readonly ok: string;
  readonly warning: string;
  readonly bad: string;
  readonly neutral: string;
}
