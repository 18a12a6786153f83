/** Values that give a column away, in small letters without accents. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s*\n\s*|\s*,\s*/));

export const channels =
  words(`telephone, phone, e-mail, email, mail, courriel, courrier, lettre, letter, web, site, site web, site internet, internet,
  website, magasin, store, shop, boutique, agence, guichet, chat, tchat, livechat, sms, fax, postal, postal mail, self service, self-service,
  formulaire, formulaire web, form, web form, reseaux sociaux, social, social media, facebook, instagram, twitter, messenger, appli, app,
  application, application mobile, mobile, cellular, referral, whatsapp, call, appel, appel entrant, visite, direct opening, ivr, svi, espace client`);

export const genders =
  words(`m, f, h, mme, mlle, mr, mr., m., mrs, mrs., ms, ms., male, female, homme, femme, monsieur, madame, mademoiselle,
  masculin, feminin, dr, dr., non-binary, non binaire, autre, other, x`);

/** Without these a column of `x` and `other` says nothing of gender. */
export const plainGenders = words(
  `m, f, h, mme, mr, mr., m., mrs, mrs., ms, ms., male, female, homme, femme, monsieur, madame`,
);

export const consents =
  words(`opt-in, optin, opt in, opt-out, optout, opt out, consent, consented, no consent, consentement, consenti, non consenti,
  refus, refuse, accord, accepte, accepted, subscribed, unsubscribed, abonne, desabonne, desinscrit, inscrit, granted, denied, withdrawn`);

export const currencies =
  words(`eur, usd, gbp, chf, cad, aud, jpy, cny, sek, nok, dkk, pln, czk, huf, ron, mad, tnd, dzd, xof, xaf, brl, mxn, inr,
  zar, try, sgd, hkd, nzd, euro, euros, dollar, dollars, €, $, £`);

export const countries =
  words(`france, belgique, belgium, suisse, switzerland, luxembourg, allemagne, germany, deutschland, italie, italy, espagne, spain,
  portugal, royaume-uni, royaume uni, united kingdom, uk, great britain, angleterre, england, irlande, ireland, eire, pays-bas, netherlands, autriche,
  austria, pologne, poland, suede, sweden, norvege, norway, danemark, denmark, finlande, finland, grece, greece, roumanie, romania, hongrie,
  hungary, republique tcheque, czech republic, czechia, slovaquie, slovakia, bulgarie, bulgaria, croatie, croatia, lituanie, lithuania, malte,
  malta, chypre, cyprus, islande, iceland, etats-unis, etats unis, united states, usa, us, canada, mexique, mexico, bresil, brazil, argentine,
  argentina, maroc, morocco, algerie, algeria, tunisie, tunisia, senegal, cote d’ivoire, ivory coast, cameroun, cameroon, japon, japan, chine,
  china, inde, india, australie, australia, singapour, singapore, turquie, turkey, russie, russia, ukraine, israel, liban, lebanon, monaco,
  channel islands, european community, unspecified, eire, hong kong, rsa, south africa, afrique du sud, saudi arabia, bahrain, united arab emirates`);

export const reasons =
  words(`livraison, delivery, facture, facturation, billing, invoice, retour, return, returns, remboursement, refund, echange, exchange,
  panne, breakdown, incident, probleme technique, technical issue, technical problem, technique, technical, sav, commande, order, paiement, payment,
  reclamation, complaint, resiliation, cancellation, annulation, information, renseignement, question, demande d’information, mot de passe,
  password, connexion, login, compte, account, prix, price, tarif, stock, disponibilite, availability, garantie, warranty, rendez-vous,
  appointment, contrat, contract, fidelite, loyalty, devis, quote, suivi de commande, order status, produit defectueux, defective product, fraud, fraude`);

export const firstNames =
  words(`jean, marie, pierre, michel, andre, philippe, alain, bernard, jacques, daniel, nathalie, isabelle, sylvie, catherine,
  martine, christine, nicolas, christophe, patrick, laurent, stephane, david, julien, thomas, alexandre, antoine, sebastien, eric, frederic, pascal,
  olivier, sandrine, valerie, veronique, sophie, celine, stephanie, virginie, aurelie, emilie, julie, camille, lea, manon, chloe, emma, ines, jade, louise,
  alice, lucas, hugo, louis, gabriel, raphael, arthur, jules, adam, nathan, paul, leo, ethan, maxime, romain, kevin, anthony, quentin, clement, florian,
  guillaume, benjamin, mathieu, vincent, francois, dominique, claude, gerard, rene, roger, marcel, monique, francoise, jacqueline, jeanne, denise,
  nicole, brigitte, corinne, laurence, florence, caroline, helene, claire, charlotte, pauline, mathilde, marine, laura, sarah, lucie, juliette, anne,
  mohamed, fatima, karim, yasmine, mehdi, nadia, ali, samira, anais, elise, margaux, amandine, delphine, karine, gilles, didier, thierry, bruno,
  john, james, robert, william, richard, joseph, charles, christopher, matthew, mark, donald, steven, andrew, joshua, kenneth, brian, george,
  edward, ronald, timothy, jason, jeffrey, ryan, jacob, gary, jonathan, larry, justin, scott, brandon, samuel, mary, patricia, jennifer, linda,
  elizabeth, barbara, susan, jessica, karen, nancy, lisa, margaret, sandra, ashley, kimberly, donna, michelle, amanda, melissa, deborah, rebecca,
  katherine, christina, emily, olivia, sophia, isabella, amelia, jack, harry, oliver, charlie, noah, jon, eugene, ruben, christy, elizabeth, julio, janet,
  marco, rob, shannon, jacquelyn, curtis, lauren, ian, sydney, chloe, wyatt, clarence, luke, jordan, destiny, megan, seth, nathan, morgan, alexandra`);

export const lastNames =
  words(`martin, bernard, dubois, thomas, robert, richard, petit, durand, leroy, moreau, simon, laurent, lefebvre, michel, garcia,
  david, bertrand, roux, vincent, fournier, morel, girard, andre, lefevre, mercier, dupont, lambert, bonnet, francois, martinez, legrand, garnier, faure,
  rousseau, blanc, guerin, muller, henry, roussel, nicolas, perrin, morin, mathieu, clement, gauthier, dumont, lopez, fontaine, chevalier, robin,
  masson, sanchez, gerard, nguyen, boyer, denis, lemaire, duval, joly, gautier, roger, roche, roy, noel, meyer, lucas, meunier, jean, perez, marchand,
  dufour, blanchard, marie, barbier, brun, dumas, brunet, schmitt, leroux, colas, fernandez, renard, arnaud, rolland, caron, aubert, giraud, leclerc,
  smith, johnson, williams, brown, jones, miller, davis, rodriguez, wilson, anderson, taylor, moore, jackson, lee, perez, thompson, white, harris,
  clark, lewis, robinson, walker, young, allen, king, wright, scott, torres, hill, green, adams, nelson, baker, hall, campbell, mitchell, carter`);

export const fold = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
