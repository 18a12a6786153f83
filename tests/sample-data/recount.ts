import { cell, frenchNumber, groupBy, ymd, type Exports, type Row } from './exports.ts';

/** A second reading of the files, written without the generator's code. */
export const NOW = { from: 20251001, to: 20260930 };
export const BEFORE = { from: 20241001, to: 20250930 };
type Window = typeof NOW;

const inside = (text: string, w: Window): boolean => ymd(text) >= w.from && ymd(text) <= w.to;

const orderAmount = (o: Row): number => Number(cell(o, 'quantite')) * Number(cell(o, 'prix_unitaire'));

export function spendPerCustomer(x: Exports, w: Window): number[] {
  const sums = new Map(
    x.crm.filter((c) => ymd(cell(c, 'date_creation')) <= w.to).map((c) => [cell(c, 'id_client'), 0]),
  );
  const add = (id: string, amount: number): void => {
    const sum = sums.get(id);
    if (sum !== undefined) sums.set(id, sum + amount);
  };
  for (const t of x.tickets) {
    if (inside(cell(t, 'date_heure'), w)) add(cell(t, 'id_client'), frenchNumber(cell(t, 'montant_ttc')));
  }
  for (const o of x.orders) {
    if (inside(cell(o, 'date_commande'), w) && cell(o, 'statut') === 'livrée')
      add(cell(o, 'id_client'), orderAmount(o));
  }
  return [...sums.values()].map((s) => Math.round(s * 100) / 100);
}

export function usagePerCustomer(x: Exports, w: Window): Map<string, string> {
  const store = new Set(x.tickets.filter((t) => inside(cell(t, 'date_heure'), w)).map((t) => cell(t, 'id_client')));
  const web = new Set(x.orders.filter((o) => inside(cell(o, 'date_commande'), w)).map((o) => cell(o, 'id_client')));
  return new Map(
    x.crm.map((c) => {
      const id = cell(c, 'id_client');
      const both = store.has(id) && web.has(id);
      return [id, both ? 'magasin et web' : store.has(id) ? 'magasin seul' : web.has(id) ? 'web seul' : 'aucun achat'];
    }),
  );
}

function mainShipping(orders: readonly Row[]): string | undefined {
  const modes = [...groupBy(orders, 'mode_livraison')].map(([mode, list]) => ({
    mode,
    count: list.length,
    last:
      list
        .map((o) => cell(o, 'date_commande'))
        .sort()
        .at(-1) ?? '',
  }));
  modes.sort((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1));
  return modes[0]?.mode;
}

const lastDayOfMonth = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();

function monthsBetween(from: number, to: number): number {
  const [y0, m0, d0] = split(from);
  const [y1, m1, d1] = split(to);
  const complete = d1 >= d0 || d1 === lastDayOfMonth(y1, m1);
  return (y1 - y0) * 12 + m1 - m0 - (complete ? 0 : 1);
}

function split(day: number): [number, number, number] {
  return [Math.floor(day / 10000), Math.floor(day / 100) % 100, day % 100];
}

function daysOf(w: Window): number[] {
  const list: number[] = [];
  const [y, m, d] = split(w.from);
  for (let t = Date.UTC(y, m - 1, d); ; t += 86_400_000) {
    const at = ymd(new Date(t).toISOString());
    if (at > w.to) return list;
    list.push(at);
  }
}

type Condition = { dimension: string; value?: string; from?: number; to?: number };

/** Exposure in days and contacts of a context, going through every day of every customer. */
export function contextNumbers(x: Exports, conditions: readonly Condition[], w: Window) {
  const usage = usagePerCustomer(x, w);
  const ordersOf = groupBy(
    x.orders.filter((o) => ymd(cell(o, 'date_commande')) <= w.to),
    'id_client',
  );
  const memberOf = groupBy(x.club, 'id_client');
  const contactsOf = groupBy(
    x.contacts.filter((c) => inside(cell(c, 'date_heure'), w)),
    'id_client',
  );
  const calendar = daysOf(w);
  const total = { days: 0, contacts: 0 };
  const inContext = { customers: 0, days: 0, contacts: 0 };
  for (const c of x.crm) {
    const id = cell(c, 'id_client');
    const created = ymd(cell(c, 'date_creation'));
    const contactDays = (contactsOf.get(id) ?? []).map((k) => ymd(cell(k, 'date_heure'))).filter((d) => d >= created);
    const start = calendar.findIndex((d) => d >= created);
    const lived = start < 0 ? 0 : calendar.length - start;
    total.days += lived;
    total.contacts += contactDays.length;
    const member = memberOf.get(id)?.[0];
    const valueOf = (dimension: string): string | undefined => {
      if (dimension === 'formule') return member ? cell(member, 'formule') : '';
      if (dimension === 'usage_12_mois') return usage.get(id);
      if (dimension === 'mode_livraison_principal') return mainShipping(ordersOf.get(id) ?? []);
      return cell(c, dimension);
    };
    const clocks: { since: number; from: number; to: number }[] = [];
    const holds = conditions.every((k) => {
      if (k.dimension === 'age') {
        const born = ymd(cell(c, 'date_naissance'));
        if (Number.isNaN(born) || born >= 99990000 || born === 0) return false;
        const age = Math.floor((w.to - born) / 10000);
        return age >= (k.from ?? 0) && age <= (k.to ?? 999);
      }
      if (!k.dimension.startsWith('anciennete')) return valueOf(k.dimension) === k.value;
      const since =
        k.dimension === 'anciennete_client_mois' ? created : member ? ymd(cell(member, 'date_adhesion')) : NaN;
      clocks.push({ since, from: k.from ?? 0, to: k.to ?? 0 });
      return !Number.isNaN(since);
    });
    if (!holds || lived === 0) continue;
    const at = (day: number): boolean =>
      clocks.every((k) => {
        const months = monthsBetween(k.since, day);
        return day >= k.since && months >= k.from && months <= k.to;
      });
    const days = clocks.length === 0 ? lived : calendar.slice(start).filter(at).length;
    if (days === 0) continue;
    inContext.customers += 1;
    inContext.days += days;
    inContext.contacts += contactDays.filter(at).length;
  }
  const rate = inContext.contacts / (inContext.days / 365.25);
  const rest = (total.contacts - inContext.contacts) / ((total.days - inContext.days) / 365.25);
  return { ...inContext, total, rate, rest, ratio: rate / rest };
}

export function baskets(x: Exports, w: Window, split: 'channel' | 'format'): Map<string, number[]> {
  const groups = new Map<string, number[]>([['ensemble', []]]);
  const add = (group: string, amount: number): void => {
    const list = groups.get(group);
    if (list) list.push(amount);
    else groups.set(group, [amount]);
    groups.get('ensemble')?.push(amount);
  };
  for (const t of x.tickets) {
    const amount = frenchNumber(cell(t, 'montant_ttc'));
    if (amount > 0 && inside(cell(t, 'date_heure'), w))
      add(split === 'format' ? cell(t, 'format_magasin') : 'magasin', amount);
  }
  if (split === 'channel') {
    for (const o of x.orders) if (inside(cell(o, 'date_commande'), w)) add('web', orderAmount(o));
  }
  return groups;
}

export const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
