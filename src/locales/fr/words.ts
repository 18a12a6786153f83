import { average } from './average.ts';
import { compared } from './average-compare.ts';
import { noticed } from './average-noticed.ts';
import { chart } from './chart.ts';
import { combining } from './combining.ts';
import { contexts, contextsOf } from './contexts.ts';
import { contextsBuilder } from './contexts-builder.ts';
import { contextsFollow } from './contexts-follow.ts';
import { contextsLacking, contextsLackingOf, contextsOutcomes } from './contexts-lacking.ts';
import { contextsMap, contextsMapOf } from './contexts-map.ts';
import { contextsSetUp, contextsSetUpOf } from './contexts-set-up.ts';
import { customers } from './customers.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { hood } from './hood.ts';
import { life } from './life.ts';
import { lifecycle } from './lifecycle.ts';
import { measures } from './measures.ts';
import { problems } from './problems.ts';
import { project } from './project.ts';
import { record } from './record.ts';
import { ruleEvents } from './rule-events.ts';
import { ruleLives } from './rule-lives.ts';
import { rules } from './rules.ts';
import { segmentation } from './segmentation.ts';
import { segmentReading } from './segment-reading.ts';
import { segmentRule } from './segment-rule.ts';
import { segments } from './segments.ts';
import { shell } from './shell.ts';
import { sources } from './sources.ts';
import { ui } from './ui.ts';
import { units } from './units.ts';

/** The words of French, which give every other language its shape. A new room is a file here, one per language, and a line below. */
export const words = {
  shell,
  ui,
  chart,
  units,
  problems,
  home,
  sources,
  record,
  customers,
  average,
  compared,
  noticed,
  measures,
  combining,
  contexts,
  segmentation,
  segmentReading,
  life,
  lifecycle,
  contextsBuilder,
  contextsOf,
  contextsFollow,
  contextsLacking,
  contextsLackingOf,
  contextsOutcomes,
  contextsMap,
  contextsMapOf,
  contextsSetUp,
  contextsSetUpOf,
  segments,
  history,
  project,
  hood,
  rules,
  ruleEvents,
  ruleLives,
  segmentRule,
};

export type Words = typeof words;
