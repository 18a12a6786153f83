import type { IsoDate } from '../model/period.ts';
import type { Scope } from '../model/scope.ts';
import type { Project } from '../project/project.ts';
import type { BuiltRecord } from './data-store.ts';

/** What every analysis of the project looks at, and a text that changes whenever it does. */
export interface ProjectScope {
  readonly scope: Scope;
  readonly key: string;
}

export function asOfOf(project: Project, built: BuiltRecord, today: IsoDate): IsoDate {
  return project.asOf ?? built.record.lastDate ?? today;
}

export function scopeOf(project: Project, built: BuiltRecord, today: IsoDate): ProjectScope {
  const asOf = asOfOf(project, built, today);
  const segments = new Map(project.segments.map((segment) => [segment.id, segment]));
  const population = project.population === null ? null : (segments.get(project.population)?.rule ?? null);
  // Only a population can lead to segments, so that editing one leaves the analyses of all customers alone.
  const rules = population === null ? [] : project.segments.map((segment) => [segment.id, segment.rule]);
  return {
    scope: { record: built.record, asOf, population, segments },
    key: JSON.stringify([built.id, asOf, population, rules]),
  };
}
