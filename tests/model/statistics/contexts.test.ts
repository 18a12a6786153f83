import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactSideLift } from '../../../src/model/statistics/contact-side.ts';
import {
  overdispersedLogP,
  overdispersion,
  overdispersionOfChiSquare,
} from '../../../src/model/statistics/overdispersion.ts';
import { childAgainstParents } from '../../../src/model/statistics/parent-remainder.ts';
import { rateAgainstRest } from '../../../src/model/statistics/rate-against-rest.ts';
import { expectClose, readGolden } from '../../support/golden.ts';

describe('overdispersion', () => {
  const c06 = readGolden<
    { readonly contacts_per_customer: readonly number[] },
    Readonly<Record<'n' | 'mean' | 'phi', number>>
  >('c06_overdispersion');
  const contacts = c06.input.contacts_per_customer;
  const expected = contacts.map(() => c06.expected.mean);

  test('agrees with R where two customers make a third of the contacts (c06)', () => {
    expectClose(overdispersion(contacts, expected), c06.expected.phi, c06.tolerance);
  });
  test('is the same from sums', () => {
    const chiSquare = contacts.reduce((sum, y, i) => sum + (y - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 0), 0);
    expect(overdispersionOfChiSquare(chiSquare, contacts.length)).toBeCloseTo(c06.expected.phi, 9);
  });
  test('refuses a customer of whom no contact can be expected', () => {
    expect(() => overdispersion([1, 0], [1, 0])).toThrow(RangeError);
    expect(() => overdispersion([1], [1])).toThrow(RangeError);
    expect(() => overdispersion([1, 2], [1])).toThrow(RangeError);
  });
  test('pulls a p-value towards one half, and leaves it alone at phi 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2000, max: -0.7, noNaN: true }),
        fc.double({ min: 1.1, max: 40, noNaN: true }),
        (logP, phi) => {
          expect(overdispersedLogP(logP, phi)).toBeGreaterThan(logP);
          expect(overdispersedLogP(logP, phi)).toBeLessThanOrEqual(Math.log(0.5));
          expect(overdispersedLogP(logP, 1)).toBe(logP);
        },
      ),
    );
    // z = 4 divided by √4 is z = 2.
    expect(Math.exp(overdispersedLogP(Math.log(3.167124183311998e-5), 4))).toBeCloseTo(0.02275013194817921, 10);
  });
});

describe('a child context', () => {
  interface Parent {
    readonly exposure: number;
    readonly contacts: number;
  }
  const c07 = readGolden<
    {
      readonly exposure_child: number;
      readonly contacts_child: number;
      readonly parents: readonly Parent[];
    },
    {
      readonly rows: readonly Readonly<
        Record<'rest_contacts' | 'rest_exposure' | 'rate_child' | 'rate_rest' | 'rr' | 'midp', number>
      >[];
      readonly max_midp: number;
    }
  >('c07_child_vs_parents');
  const child = {
    contacts: c07.input.contacts_child,
    exposure: c07.input.exposure_child,
  };

  test("is set against each parent's remainder, as in R (c07)", () => {
    const against = childAgainstParents(child, c07.input.parents);
    c07.expected.rows.forEach((row, i) => {
      const got = against.parents[i];
      expect(got?.rest).toEqual({
        contacts: row.rest_contacts,
        exposure: row.rest_exposure,
      });
      expectClose(got?.rate ?? null, row.rate_child, c07.tolerance);
      expectClose(got?.restRate ?? null, row.rate_rest, c07.tolerance);
      expectClose(got?.rateRatio ?? null, row.rr, c07.tolerance);
      expectClose(got?.midP ?? null, row.midp, c07.tolerance);
    });
    expectClose(against.largestMidP, c07.expected.max_midp, c07.tolerance);
    expect(against.beatsEveryParent).toBe(false);
  });
  test('beats its parents only as long as serial callers do not explain it', () => {
    const twoParents = c07.input.parents.slice(0, 2);
    const calm = childAgainstParents(child, twoParents);
    const restless = childAgainstParents(child, twoParents, 4);
    expect(calm.beatsEveryParent).toBe(true);
    expect(restless.smallestZ).toBeCloseTo(calm.smallestZ / 2, 12);
    expect(restless.beatsEveryParent).toBe(false);
  });
  test('without parents has nothing to beat', () => {
    expect(childAgainstParents(child, [])).toMatchObject({
      largestMidP: 0,
      beatsEveryParent: true,
    });
  });
  test('that is its whole parent beats nothing', () => {
    expect(childAgainstParents(child, [child]).smallestZ).toBe(0);
  });
  test('may leave a parent that is still above the rest', () => {
    const parent = { contacts: 88, exposure: 160 };
    const { rest } = rateAgainstRest(child, parent);
    expect(rateAgainstRest(rest, { contacts: 461, exposure: 4536 }).z).toBeGreaterThan(5);
  });
});

describe('a contact-side value', () => {
  interface Profile {
    readonly offer: string;
    readonly stage: string;
  }
  type Contacts = Profile & {
    readonly channel: string;
    readonly contacts: number;
  };
  type Row = Contacts &
    Readonly<
      Record<
        | 'exposure'
        | 'expected'
        | 'lift'
        | 'rate_lift_any_channel'
        | 'channel_share'
        | 'channel_share_lift'
        | 'p_channel_mix',
        number
      >
    >;
  const c13 = readGolden<
    {
      readonly exposure: readonly (Profile & { readonly exposure: number })[];
      readonly contacts: readonly Contacts[];
    },
    { readonly rows: readonly Row[] }
  >('c13_event_side_dimension');
  const exposure = c13.input.exposure.reduce((sum, row) => sum + row.exposure, 0);
  const count = (keep: (row: Contacts) => boolean) =>
    c13.input.contacts.filter(keep).reduce((sum, row) => sum + row.contacts, 0);

  test('splits the numerator and leaves the exposure, as in R (c13)', () => {
    for (const row of c13.expected.rows) {
      const about = `${row.offer} ${row.stage} ${row.channel}`;
      const sameProfile = (other: Contacts) => other.offer === row.offer && other.stage === row.stage;
      const got = contactSideLift(
        {
          exposure: row.exposure,
          contacts: count(sameProfile),
          withValue: row.contacts,
        },
        {
          exposure,
          contacts: count(() => true),
          withValue: count((other) => other.channel === row.channel),
        },
      );
      expectClose(got.expected, row.expected, c13.tolerance, about);
      expectClose(got.lift, row.lift, c13.tolerance, about);
      expectClose(got.rateLift, row.rate_lift_any_channel, c13.tolerance, about);
      expectClose(got.share, row.channel_share, c13.tolerance, about);
      expectClose(got.shareLift, row.channel_share_lift, c13.tolerance, about);
      expectClose(Math.exp(got.logMixP), row.p_channel_mix, c13.tolerance, about);
    }
  });
  test('has a lift that is the rate lift times the share lift, always', () => {
    const positive = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(positive, positive, positive, positive, positive, positive, (e1, e2, in1, in2, out1, out2) => {
        const context = {
          exposure: e1,
          contacts: in1 + out1,
          withValue: in1,
        };
        const whole = {
          exposure: e1 + e2,
          contacts: in1 + in2 + out1 + out2,
          withValue: in1 + in2,
        };
        const { lift, rateLift, shareLift } = contactSideLift(context, whole);
        expectClose((rateLift ?? NaN) * (shareLift ?? NaN), lift ?? NaN, 1e-12);
      }),
    );
  });
  test('has no share in a context that nobody contacted from', () => {
    const silent = contactSideLift(
      { exposure: 10, contacts: 0, withValue: 0 },
      { exposure: 100, contacts: 30, withValue: 12 },
    );
    expect(silent).toMatchObject({
      lift: 0,
      rateLift: 0,
      share: null,
      shareLift: null,
    });
    expect(silent.logMixP === 0).toBe(true);
  });
});
