type Verbatim = { tone: 'good' | 'mixed' | 'bad'; text: string };

const good = (text: string): Verbatim => ({ tone: 'good', text });
const mixed = (text: string): Verbatim => ({ tone: 'mixed', text });
const bad = (text: string): Verbatim => ({ tone: 'bad', text });

export const VERBATIMS: readonly Verbatim[] = [
  good('Très satisfaite, livraison rapide et soignée.'),
  good("L'équipe du magasin est adorable, un vrai conseil."),
  good('RAS, tout est parfait'),
  good('Bon rapport qualité/prix ; je recommande à mes proches.'),
  good('Le vendeur m\'a dit : "prenez votre temps", et il avait raison.'),
  good('Mes coussins sont arrivés en avance !\nMerci à toute l’équipe.'),
  good('Le club vaut largement sa cotisation.'),
  good('Un cœur gros comme ça pour la conseillère du rayon luminaires.'),
  good('top'),
  good('Retrait en magasin en dix minutes, chapeau'),
  good('Cliente depuis 2015, jamais déçue'),
  good('Retour accepté sans discuter, remboursement en 3 jours'),
  mixed('Correct, sans plus.'),
  mixed('Produit conforme mais emballage abîmé'),
  mixed('Site un peu lent ; le panier s’est vidé deux fois'),
  mixed('Prix en hausse : 24,90 € le plaid contre 19,90 € l’an dernier'),
  mixed('Bien en magasin, moins bien sur internet'),
  mixed('Il manquait une vis dans le carton.\nJ’ai fini par la trouver en quincaillerie.'),
  mixed('Choix limité au rayon jardin'),
  mixed('J’attendais mieux du service « Premium »'),
  mixed('caisse : 20 min d’attente un samedi, c’est long...'),
  mixed('ça va'),
  bad('Colis jamais reçu, trois appels, trois réponses différentes.'),
  bad('Le livreur a noté "absent" alors que j\'étais chez moi toute la journée.'),
  bad('Vase cassé à l’arrivée, remboursement toujours en attente'),
  bad('Cotisation prélevée deux fois, personne ne répond'),
  bad('Impossible de me connecter à mon compte depuis un mois'),
  bad('Inadmissible !!! 6 semaines pour une lampe'),
  bad('Point relais fermé pendant les vacances,\nle colis est reparti.\n\nBref, à éviter.'),
  bad('On me renvoie du magasin au téléphone et du téléphone au magasin'),
  bad("Déçu. L'œuf en céramique n'a rien à voir avec la photo"),
  bad('Renouvellement du club sans prévenir, j’ai dû réclamer'),
];

/** Two cells that a careless export or page would run. */
export const FORMULA_CELL = '=2+2 fois que je signale le problème';
export const SCRIPT_CELL = '<script>alert("bonjour")</script> votre formulaire accepte tout ?';
