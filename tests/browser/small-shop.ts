/** Small files of a shop, made the same each time, for journeys that need few customers. */
function rolls(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const offers = ['Basique', 'Plus', 'Premium'];
const towns = ['Lyon', 'Nantes', 'Lille', 'Brest'];
const channels = ['téléphone', 'courriel', 'chat'];
const reasons = ['facture', 'livraison', 'retour'];
export const offerOf = (customer: number): string => offers[customer % 3] ?? '';
export const townOf = (customer: number): string => towns[Math.floor(customer / 3) % 4] ?? '';
const idOf = (customer: number): string => `C${String(customer).padStart(5, '0')}`;
const two = (n: number): string => String(n).padStart(2, '0');

/** Customers known since 2022, with an offer, a town, and a street that hardly two share. */
export function customersFile(count: number): string {
  const lines = Array.from({ length: count }, (_, customer) =>
    [
      idOf(customer),
      `${two(1 + (customer % 28))}/${two(1 + (customer % 12))}/2022`,
      offerOf(customer),
      townOf(customer),
      `quartier ${String(customer % 977)}`,
    ].join(';'),
  );
  return ['id_client;date_creation;offre;agence;quartier', ...lines].join('\n');
}

export interface Logged {
  /** Null for a contact that names nobody. */
  readonly customer: number | null;
  readonly channel?: string;
}

/** One row a contact, over the months of 2024. */
export function contactsFile(contacts: readonly Logged[], { named = true }: { readonly named?: boolean } = {}): string {
  const roll = rolls(7);
  const lines = contacts.map(({ customer, channel }, row) =>
    [
      `K${String(row)}`,
      ...(named ? [customer === null ? '' : idOf(customer)] : []),
      `${two(1 + Math.floor(roll() * 28))}/${two(1 + Math.floor(roll() * 12))}/2024`,
      channel ?? channels[Math.floor(roll() * 3)] ?? '',
      reasons[Math.floor(roll() * 3)] ?? '',
    ].join(';'),
  );
  return [`id_contact;${named ? 'id_client;' : ''}date_contact;canal;motif`, ...lines].join('\n');
}

/** Contacts of customers drawn one after the other, some more likely than others. */
export function drawn(count: number, customers: number, weight: (customer: number) => number): readonly Logged[] {
  const roll = rolls(11);
  const most = Math.max(...Array.from({ length: customers }, (_, customer) => weight(customer)));
  const contacts: Logged[] = [];
  while (contacts.length < count) {
    const customer = Math.floor(roll() * customers);
    if (roll() * most < weight(customer)) contacts.push({ customer });
  }
  return contacts;
}

/** Purchases of a year in which nobody contacted any more. */
export function laterPurchases(customers: number): string {
  const lines = Array.from({ length: customers }, (_, customer) =>
    [
      `T${String(customer)}`,
      idOf(customer),
      `${two(1 + (customer % 28))}/${two(1 + (customer % 6))}/2026`,
      `${String(10 + (customer % 90))},50`,
    ].join(';'),
  );
  return ['id_ticket;id_client;date_achat;montant_ttc', ...lines].join('\n');
}

/** Customers with what became of them: those of Premium in Nantes left more often. */
export function leaversFile(count: number): string {
  const roll = rolls(23);
  const lines = Array.from({ length: count }, (_, customer) => {
    const hot = offerOf(customer) === 'Premium' && townOf(customer) === 'Nantes';
    return [
      idOf(customer),
      offerOf(customer),
      townOf(customer),
      String(Math.floor(roll() * 70)),
      (18 + roll() * 90).toFixed(2).replace('.', ','),
      roll() < (hot ? 0.6 : 0.12) ? 'oui' : 'non',
    ].join(';');
  });
  return ['id_client;offre;agence;anciennete_mois;mensualite;resilie', ...lines].join('\n');
}
