import type { Measure } from './measure.ts';
import { allOf, type Rule } from './rule.ts';
import { partRule, sortedCuts, type Axis, type Part, type Plan, type RulePart } from './segmentation.ts';

/** The same customers in the same parts, as rules that a person can write on. */
export function asRules(plan: Plan): Extract<Plan, { kind: 'rules' }> {
  if (plan.kind === 'rules') return plan;
  return {
    kind: 'rules',
    parts: plan.parts.map((part, place) => ({ ...part, rule: partRule(plan, place) })),
  };
}

/** The cells of some places painted with a part. Whatever is painted, every cell keeps exactly one part. */
export function painted(plan: Extract<Plan, { kind: 'grid' }>, cells: readonly number[], part: number): Plan {
  if (plan.parts[part] === undefined) return plan;
  const chosen = new Set(cells);
  return { ...plan, cells: plan.cells.map((own, cell) => (chosen.has(cell) ? part : own)) };
}

export function withAxisCuts(plan: Extract<Plan, { kind: 'grid' }>, axis: 0 | 1 | 2, cuts: readonly number[]): Plan {
  const mend = (one: Axis, index: number): Axis => (index === axis ? { ...one, cuts: sortedCuts(cuts) } : one);
  const [r, f, m] = plan.axes;
  return { ...plan, axes: [mend(r, 0), mend(f, 1), mend(m, 2)] };
}

export function renamed(plan: Plan, place: number, name: string): Plan {
  const mend = <P extends Part>(part: P, index: number): P => (index === place ? { ...part, name } : part);
  switch (plan.kind) {
    case 'rules':
      return { ...plan, parts: plan.parts.map(mend) };
    case 'bands':
      return { ...plan, parts: plan.parts.map(mend) };
    case 'grid':
      return { ...plan, parts: plan.parts.map(mend) };
  }
}

/** A part more: last among rules, without a cell on a grid. Bands get parts by cuts alone. */
export function added(plan: Plan, part: RulePart): Plan {
  switch (plan.kind) {
    case 'rules':
      return { ...plan, parts: [...plan.parts, part] };
    case 'grid':
      return { ...plan, parts: [...plan.parts, { id: part.id, name: part.name }] };
    case 'bands':
      return plan;
  }
}

/** Rules in another order: the first that holds takes the customer. Other plans have no order to change. */
export function moved(plan: Plan, from: number, to: number): Plan {
  if (plan.kind !== 'rules') return plan;
  const part = plan.parts[from];
  if (part === undefined || to < 0 || to >= plan.parts.length) return plan;
  const rest = plan.parts.filter((_, index) => index !== from);
  return { ...plan, parts: [...rest.slice(0, to), part, ...rest.slice(to)] };
}

/** One part of two, in the place of the first, with everybody who was in either. */
export function merged(plan: Plan, first: number, second: number, name: string): Plan {
  const [a, b] = first < second ? [first, second] : [second, first];
  if (a === b || plan.parts[a] === undefined || plan.parts[b] === undefined) return plan;
  switch (plan.kind) {
    case 'grid':
      return renamed(
        {
          ...plan,
          parts: plan.parts.filter((_, index) => index !== b),
          cells: plan.cells.map((own) => (own === b ? a : own > b ? own - 1 : own)),
        },
        a,
        name,
      );
    case 'bands': {
      if (b !== a + 1) return merged(asRules(plan), a, b, name);
      const cuts = sortedCuts(plan.cuts).filter((_, index) => index !== a);
      return renamed({ ...plan, cuts, parts: plan.parts.filter((_, index) => index !== b) }, a, name);
    }
    case 'rules': {
      const [one, other] = [plan.parts[a], plan.parts[b]];
      if (one === undefined || other === undefined) return plan;
      // Those that a part between the two had taken stay there.
      const between = plan.parts.slice(a + 1, b).map((part) => part.rule);
      const late: Rule =
        between.length === 0
          ? other.rule
          : allOf([other.rule, { kind: 'group', join: 'or', negated: true, children: between }]);
      const rule: Rule = { kind: 'group', join: 'or', negated: false, children: [one.rule, late] };
      const parts = plan.parts.flatMap((part, index) =>
        index === b ? [] : index === a ? [{ ...one, name, rule }] : [part],
      );
      return { ...plan, parts };
    }
  }
}

/** A part cut in two at a value of a measure: below it, and from it on; those without a value go with the latter. */
export function split(
  plan: Plan,
  place: number,
  at: { readonly measure: Measure; readonly cut: number },
  parts: { readonly below: Part; readonly from: Part },
): Plan {
  if (plan.parts[place] === undefined) return plan;
  if (plan.kind === 'bands' && JSON.stringify(plan.measure) === JSON.stringify(at.measure)) {
    const cuts = sortedCuts(plan.cuts);
    const [low, high] = [cuts[place - 1] ?? -Infinity, cuts[place] ?? Infinity];
    if (at.cut <= low || at.cut >= high) return plan;
    return {
      ...plan,
      cuts: sortedCuts([...cuts, at.cut]),
      parts: [...plan.parts.slice(0, place), parts.below, parts.from, ...plan.parts.slice(place + 1)],
    };
  }
  const rules = asRules(plan);
  const own = rules.parts[place];
  if (own === undefined) return plan;
  const below: Rule = {
    kind: 'measure',
    measure: at.measure,
    test: { op: 'between', min: null, max: at.cut, open: 'max' },
  };
  return {
    ...rules,
    parts: [
      ...rules.parts.slice(0, place),
      { ...parts.below, rule: allOf([own.rule, below]) },
      { ...parts.from, rule: own.rule },
      ...rules.parts.slice(place + 1),
    ],
  };
}

/** The part goes; its customers fall to later rules or the rest, its band to the one before, its cells to the part that is given. */
export function removed(plan: Plan, place: number, heir = place === 0 ? 1 : 0): Plan {
  if (plan.parts[place] === undefined || plan.parts.length <= 1) return plan;
  switch (plan.kind) {
    case 'rules':
      return { ...plan, parts: plan.parts.filter((_, index) => index !== place) };
    case 'bands':
      return {
        ...plan,
        cuts: sortedCuts(plan.cuts).filter((_, index) => index !== Math.max(0, place - 1)),
        parts: plan.parts.filter((_, index) => index !== place),
      };
    case 'grid': {
      const cells = plan.cells.map((own) => (own === place ? heir : own)).map((own) => (own > place ? own - 1 : own));
      return { ...plan, cells, parts: plan.parts.filter((_, index) => index !== place) };
    }
  }
}
