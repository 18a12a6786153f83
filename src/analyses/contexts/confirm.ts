import type { Confirmation, MinedLine } from './mined.ts';
import type { Checked } from './rank.ts';
import type { View } from './views.ts';

/** One-sided 5 %: a line is confirmed when the other half shows it by itself. */
const confirmedZ = 1.64;

export type Check = Pick<MinedLine, 'found' | 'checked' | 'state'>;

/** The other half decides: the same multipliers, its own rates, its own contacts. `sign` is -1 for contexts with fewer contacts. */
export function check(
  { target, context, contacts: foundContacts, expected: foundExpected, expectedThere: expected }: Checked,
  other: View,
  phi: number,
  sign: 1 | -1 = 1,
): Check {
  const [contacts, exposure] = [other.contacts[target]?.[context] ?? 0, other.exposure[context] ?? 0];
  const rest = {
    contacts: (other.contacts[target]?.[0] ?? 0) - contacts,
    exposure: (other.exposure[0] ?? 0) - exposure,
  };
  const z = expected > 0 ? (sign * (contacts - expected)) / Math.sqrt(phi * expected) : 0;
  const state: Confirmation = z > confirmedZ ? 'confirmed' : z > 0 ? 'weaker' : 'not-confirmed';
  return {
    found: { contacts: foundContacts, expected: foundExpected },
    checked: {
      contacts,
      expected,
      z,
      rate: exposure > 0 ? contacts / exposure : 0,
      restRate: rest.exposure > 0 ? rest.contacts / rest.exposure : null,
    },
    state,
  };
}

/** The numbers of a check over all contacts, where it was made without those beyond what one customer may count for: its z and its state stay. */
export function inFull(
  { found, checked, ...rest }: Check,
  { target, context }: { readonly target: number; readonly context: number },
  own: Both,
  other: Both,
): Check {
  const whole = (view: View): number => view.contacts[target]?.[0] ?? 0;
  const scale = ({ calm, full }: Both): number => (whole(calm) > 0 ? whole(full) / whole(calm) : 1);
  const at = ({ full }: Both): number => full.contacts[target]?.[context] ?? 0;
  const exposure = other.full.exposure[context] ?? 0;
  const left = (other.full.exposure[0] ?? 0) - exposure;
  return {
    ...rest,
    found: { contacts: at(own), expected: found.expected * scale(own) },
    checked: {
      z: checked.z,
      contacts: at(other),
      expected: checked.expected * scale(other),
      rate: exposure > 0 ? at(other) / exposure : 0,
      restRate: left > 0 ? (whole(other.full) - at(other)) / left : null,
    },
  };
}

/** A half without the surplus of its heaviest callers, and with it. */
export interface Both {
  readonly calm: View;
  readonly full: View;
}

const strength: Record<Confirmation, number> = { confirmed: 2, weaker: 1, 'not-confirmed': 0 };

/** Of what each half says of one context: the better state, and where both confirm, the weaker check. */
export function together(checks: readonly Check[]): Check & Pick<MinedLine, 'both'> {
  const [best] = [...checks].sort((a, b) => strength[b.state] - strength[a.state] || a.checked.z - b.checked.z);
  if (best === undefined) throw new RangeError('A line was found by a half at least');
  return { ...best, both: checks.length > 1 };
}
