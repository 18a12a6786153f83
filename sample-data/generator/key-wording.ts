import type { Condition, PlantedContext } from './context-rule.ts';

export const DEFINITIONS = {
  customer:
    'One id_client of clients_crm.csv. Duplicates are not merged: every number counts the rows as they are in the files.',
  windows:
    'All days are included. The last 12 months are 2025-10-01 to 2026-09-30, the 12 months before 2024-10-01 to 2025-09-30.',
  spend:
    'Per customer: sum of montant_ttc of all tickets (returns are negative) plus quantite x prix_unitaire of the orders with statut "livrée", in the window. Customers without any purchase count with 0; customers created after the as-of date do not count.',
  usage_12_mois:
    'From the rows of the window, per customer: "magasin seul" = at least one ticket and no order, "web seul" = at least one order and no ticket, "magasin et web" = both, "aucun achat" = none. Any ticket and any order counts, whatever its amount or statut.',
  mode_livraison_principal:
    'The mode_livraison used most often over all orders up to the as-of date (any statut); when equal, the one used last. Customers without orders have none.',
  age: 'Completed years at the as-of date, from date_naissance; customers without a readable birth date are in no age band.',
  formule: 'The formule of club_membres.csv whatever date_adhesion and date_fin; "" = not in the file.',
  anciennete_client_mois:
    'Completed calendar months between date_creation and the day; the context lasts from the first to the last of these months.',
  anciennete_club_mois: 'Completed calendar months between date_adhesion and the day, whatever date_fin.',
  exposure:
    'Per customer: days from the later of date_creation and the first day of the window to the as-of date, both included, divided by 365.25.',
  contacts:
    'Rows of contacts_service_client.csv in the window whose id_client is in the CRM. Blank and unknown numbers are left out.',
  rest: 'All exposure and contacts that are not in the context.',
  excess: 'Contacts in the context minus (all contacts x share of exposure).',
  overdispersion_phi:
    'Sum over exposed customers of (contacts - expected)^2 / expected, divided by (customers - 1); expected is proportional to exposure.',
  basket:
    'Mean of one purchase: a ticket with montant_ttc > 0, or an order (quantite x prix_unitaire, any statut). "identified" keeps the purchases whose id_client is in the CRM.',
  orphan: 'A filled id_client that is not in clients_crm.csv. Blank ones are counted apart.',
} as const;

function conditionInWords(c: Condition): string {
  switch (c.dimension) {
    case 'age':
      return c.to >= 120 ? `age ${c.from} or more` : c.from <= 18 ? `age ${c.to} or less` : `age ${c.from} to ${c.to}`;
    case 'anciennete_client_mois':
      return `months ${c.from} to ${c.to} since date_creation`;
    case 'anciennete_club_mois':
      return `months ${c.from} to ${c.to} since date_adhesion`;
    case 'formule':
      return c.value === '' ? 'not a club member' : `formule = ${c.value}`;
    default:
      return `${c.dimension} = ${c.value}`;
  }
}

export function contextInWords(context: PlantedContext): string {
  const where = context.conditions.map(conditionInWords).join(' and ');
  if (context.reason) return `${where}; four in five of the added contacts have motif = ${context.reason}`;
  if (context.channel) return `${where}; four in five of the added contacts have canal = ${context.channel}`;
  return where;
}
