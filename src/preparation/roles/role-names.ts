import type { ColumnRole } from '../../model/column.ts';

export interface RoleName {
  readonly role: ColumnRole;
  /** Matched against the words of the name, in small letters without accents, between single blanks. */
  readonly pattern: RegExp;
  readonly confidence: number;
}

const name = (role: ColumnRole, confidence: number, ...patterns: readonly string[]): RoleName => ({ role, confidence, pattern: new RegExp(`^(?:${patterns.join('|')})$`) });

const customer = '(?:clients?|customers?|cust|households?|membres?|members?|adherents?|abonnes?|subscribers?|users?|utilisateurs?|callers?|donors?|donateurs?|acheteurs?|buyers?|shoppers?|consumers?|consommateurs?|assures?|titulaires?|porteurs?|guests?|personnes?|persons?)';
const id = '(?:ids?|identifiants?|ident|key|cle|code|num|numero|number|no|nr|nbr|ref|reference|uid|n|index)';
const of = '(?: (?:du|de|d|de la|of))?';
const event = '(?:invoice|orders?|sales order|commandes?|tickets?|transactions?|trans|baskets?|paniers?|factures?|receipts?|incidents?|cases?|dossiers?|complaints?|reclamations?|contacts?|interactions?|calls?|appels?|demandes?|requests?|visits?|visites?|reservations?|bookings?|events?|evenements?|conversations?|responses?|reponses?|resp|achats?|ventes?|sales?|purchases?|enquetes?|surveys?|sessions?|respondents?|messages?)';

/** From the surest to the least sure; the first that matches counts. */
export const roleNames: readonly RoleName[] = [
  name('birth-date', 0.96, '.*\\b(?:naissance|birth ?date|birthday|birth|dob|date of birth)\\b.*', 'nee? le'),
  name('email', 0.96, '.*\\b(?:e mail|email|mail|courriel|mel)s?\\b(?: (?:address|adresse|client|perso|pro|1))?', 'adresse (?:e mail|email|mail|courriel)', 'email address'),
  name('consent', 0.92, '.*\\b(?:optin|opt in|optout|opt out|consent|consentement|rgpd|gdpr|newsletter|abonnement newsletter)\\b.*'),
  name('customer-id', 0.97, `${id}${of} ${customer}`, `${customer} ${id}`, `${customer}${id}`, `(?:id|num|no|code|ref)_?${customer}`, `${id} (?:unique )?${customer}`),
  name('customer-id', 0.86, '(?:num(?:ero)? |no |id )?(?:carte|card)(?: (?:fidelite|loyalty|client|id|no|number|num))*', 'loyalty (?:id|number|card)', 'id (?:carte|fidelite)', `${id} (?:account|compte|crm|contract|contrat)`, `(?:account|compte|crm|contract|contrat) ${id}`),
  name('customer-id', 0.75, customer),
  name('event-id', 0.95, `${id}${of} ${event}`, `${event} ${id}`, `${event}(?:id|no|num|nr|key|number)`),
  name('event-id', 0.7, 'number', 'numero', 'ticket', 'invoice', 'facture', 'commande', 'order'),
  name('phone', 0.94, '.*\\b(?:telephone|telephones|tel|phone|mobile|portable|gsm|cell|cellphone)\\b(?: (?:number|no|num|numero|fixe|mobile|portable|1|2|home|work|client))?', 'numero (?:de )?(?:telephone|tel|mobile|portable)'),
  name('postcode', 0.95, 'cp', 'code postal', 'codepostal', '(?:.* )?(?:post ?code|postal code|zip|zip ?code|zip postal code|code postal|cp)(?: .*)?'),
  name('first-name', 0.95, '(?:.* )?(?:prenoms?|first ?names?|given ?names?|forename|firstname)(?: .*)?'),
  name('full-name', 0.9, 'nom complet', 'nom et prenom', 'nom prenom', 'prenom nom', 'full ?name', '(?:customer|client|contact) name', 'nom (?:du )?client', 'raison sociale', 'company name'),
  name('last-name', 0.94, 'nom', 'nom (?:de )?(?:famille|naissance|usage|usuel)', '(?:.* )?(?:last ?name|sur ?name|family ?name|lastname)', 'nom client'),
  name('gender', 0.94, 'sexe', 'sex', 'genre', 'gender', 'civilite', 'civ', 'title', 'prefix', 'titre'),
  name('unit-price', 0.95, 'unit ?price', 'prix unitaires?(?: .*)?', 'pu(?: .*)?', 'price per unit', 'unit cost', 'prix unit(?: .*)?'),
  name('quantity', 0.95, '(?:.* )?(?:quantites?|quantity|qty|qte|qtes)(?: .*)?', 'nb (?:articles?|produits?|unites?|pieces?)', 'nombre (?:d )?(?:articles?|produits?|unites?)', 'units?(?: sold)?', 'items?(?: count)?'),
  name('amount', 0.95, '(?:.* )?(?:montants?|amounts?|ttc|turnover|revenue|chiffre d affaires?|net sales|sales value|sales amount|total price|prix total)(?: .*)?', 'ca', 'ca (?:ht|ttc)', 'total(?: (?:ht|ttc|amount|paid|order|commande|net))?'),
  name('amount', 0.7, 'sales', 'ventes?', 'valeur', 'value', 'spend(?:ing)?', 'depenses?', 'prix', 'price', 'paid', 'payment', 'paiement', 'cotisation'),
  name('end-date', 0.93, '(?:.* )?(?:date )?(?:de )?(?:fin|end|close|closed|cloture|resiliation|expiration|expiry|expires?|echeance|termination|cancellation|churn|sortie|depart)(?: (?:date|at|on|le|contrat|adhesion|abonnement))*'),
  name('end-date', 0.85, '(?:date )?(?:resolved|resolution)(?: (?:date|at|on))?', 'cancel(?:led|ed)?(?: (?:date|at|on))?'),
  name('date', 0.96, 'date', 'jour', 'date heure', 'datetime', 'timestamp', `(?:invoice|order|transaction|contact|call|purchase|opened|created|visit|sale|event|response|redemption|received|complaint|interview|int) ?(?:date|datetime|timestamp|at|on|day)`, 'date(?: (?:de|d|du|et))* (?:commande|achat|vente|contact|appel|creation|adhesion|inscription|reponse|ticket|facture|transaction|heure|visite|reclamation|entree|souscription|passage|evenement|received|debut)(?: .*)?', '(?:opened|created|received)(?: (?:at|on))?', 'horodatage'),
  name('date', 0.8, '.*\\b(?:date|datetime|timestamp)\\b.*', 'dt .*', '.* (?:at|on)', '(?:start|debut|adhesion|inscription|creation)(?: .*)?'),
  name('score', 0.95, 'nps(?: .*)?', '.* nps', 'netpro', 'csat(?: .*)?', 'ces', '(?:note|score|rating)(?: (?:nps|globale?|satisfaction|client|recommandation|overall|de|sur 10))*', '(?:note |score |taux )?(?:de )?(?:satisfaction|recommandation|recommendation)(?: (?:note|score|globale?|client|rating))?', 'likelihood to recommend', 'stars?', 'etoiles?', 'customer satisfaction'),
  name('channel', 0.95, 'canal(?: .*)?', '.* canal', 'channel(?: .*)?', '.* channel', 'contact (?:type|mode|method|channel)', 'type (?:de )?contact', 'mode (?:de )?contact', 'moyen (?:de )?contact', 'submitted via', 'via', 'medium', 'media'),
  name('channel', 0.75, 'contact', 'origine', 'source', 'device', 'support'),
  name('reason', 0.95, 'motifs?(?: .*)?', 'raisons?(?: .*)?', 'reasons?(?: .*)?', '(?:contact|call|case|complaint) (?:reason|cause|topic|subject|category|type)', 'issues?', 'type (?:de |d )?(?:demande|appel|reclamation|incident|probleme)', 'objet(?: .*)?', 'sujet', 'subject', 'topic', 'theme', 'cause'),
  name('reason', 0.78, 'category', 'categorie', 'sub ?issue', 'subcategory', 'sous categorie', 'nature', 'probleme', 'problem'),
  name('product', 0.92, 'product(?: (?:key|id|name|code|no|sku|type))?', '(?:id |code |nom |ref |libelle )?(?:du )?(?:produits?|articles?)', '(?:produit|article) (?:id|code|nom|libelle|ref)', 'sku', 'stock ?code', 'item(?: (?:id|code|name|description))?', 'designation', 'libelle(?: .*)?', '(?:product|produit) .*', 'ean(?: .*)?', 'upc', '.* upc', 'gtin', 'rayon', 'product sku'),
  name('product', 0.8, 'description', 'sub ?product', 'famille(?: .*)?'),
  name('offer', 0.94, 'offres?(?: .*)?', 'offers?(?: .*)?', 'formules?(?: .*)?', 'plan', 'plans? (?:name|type)', 'forfaits?(?: .*)?', 'abonnement', 'type (?:d )?(?:abonnement|contrat|offre)', 'subscription(?: .*)?', 'tarifs?', 'package', 'contract(?: type)?', 'contrat'),
  name('duration', 0.94, 'durees?(?: .*)?', '(?:.* )?duration(?: .*)?', 'temps (?:.*)', '(?:handle|handling|talk|call|waiting) time', 'aht', '.* duree'),
  name('comment', 0.95, 'commentaires?(?: .*)?', 'comments?(?: .*)?', 'verbatims?(?: .*)?', 'remarques?', 'feedback', 'avis', 'narrative', 'message', 'consumer complaint(?: narrative)?', 'texte?(?: .*)?', 'notes? (?:libre|interne|agent)', 'review(?: text)?', 'observations?'),
  name('attribute', 0.9, '.*\\b(?:marital|matrimonial|familiale?|civil)\\b.*'),
  name('status', 0.92, 'statuts?(?: .*)?', '(?:.* )?status', 'etat(?: .*)?', '(?:incident|order|case|ticket) state', 'churn', 'churned', 'outcome', 'resultat', 'resolu', 'resolved', 'resiliee?', '(?:closed|closure) code', 'company response consumer'),
  name('address', 0.92, 'adresses?(?: (?:postale|1|2|3|ligne .*|client))?', '(?:street |postal |home )?address(?: (?:line )?\\d)?', 'rue', 'street(?: (?:name|number))?', 'voie', 'ligne adresse.*'),
  name('city', 0.95, 'ville(?: .*)?', 'city', 'town', 'commune', 'localite', 'suburb', 'nom commune', 'nomcom'),
  name('country', 0.96, 'pays(?: .*)?', 'country(?: .*)?', 'nation'),
];

/** Names of an identifier that may be that of whoever a row is about. */
export const genericId = /^(?:ids?|identifiant|key|cle|code|uuid|guid|rec id|unique id|record id|row id|respnum|respondent id|matricule)$/;
