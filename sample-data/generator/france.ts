type Store = { name: string; format: 'Ville' | 'Parc'; weight: number; sister: number };

/** Each store has a sister of the other format, where some of its customers also go. */
export const STORES: readonly Store[] = [
  { name: 'Lyon Part-Dieu', format: 'Ville', weight: 14, sister: 1 },
  { name: 'Saint-Priest', format: 'Parc', weight: 10, sister: 0 },
  { name: 'Paris Beaugrenelle', format: 'Ville', weight: 14, sister: 3 },
  { name: 'Créteil Soleil', format: 'Parc', weight: 13, sister: 2 },
  { name: 'Bordeaux Mériadeck', format: 'Ville', weight: 8, sister: 5 },
  { name: 'Mérignac Soleil', format: 'Parc', weight: 8, sister: 4 },
  { name: 'Nantes Cœur', format: 'Ville', weight: 8, sister: 7 },
  { name: 'Nantes Atlantis', format: 'Parc', weight: 13, sister: 6 },
  { name: 'Ajaccio Centre', format: 'Ville', weight: 4, sister: 9 },
  { name: "Marseille L'Estaque", format: 'Parc', weight: 8, sister: 8 },
];

type City = { name: string; postcode: string; weight: number; stores: readonly number[] };

const city = (name: string, postcode: string, weight: number, ...stores: number[]): City => ({
  name,
  postcode,
  weight,
  stores,
});

export const CITIES: readonly City[] = [
  city('Bourg-en-Bresse', '01000', 3, 0, 1),
  city('Oyonnax', '01100', 1, 1),
  city('Lyon', '69003', 6, 0, 0, 1),
  city('Lyon', '69007', 4, 0, 0, 1),
  city('Villeurbanne', '69100', 4, 0, 1),
  city('Saint-Priest', '69800', 3, 1),
  city('Saint-Étienne', '42000', 3, 0, 1),
  city('Grenoble', '38000', 3, 0, 1),
  city('Annecy', '74000', 2, 0, 1),
  city('Dijon', '21000', 2, 0, 1),
  city('Mâcon', '71000', 1, 0, 1),
  city('Paris', '75011', 5, 2, 2, 3),
  city('Paris', '75015', 6, 2),
  city('Paris', '75020', 4, 2, 3),
  city('Boulogne-Billancourt', '92100', 3, 2),
  city('Issy-les-Moulineaux', '92130', 2, 2),
  city('Créteil', '94000', 4, 3),
  city('Saint-Maur-des-Fossés', '94100', 3, 3),
  city("L'Haÿ-les-Roses", '94240', 2, 3, 2),
  city('Évry-Courcouronnes', '91000', 2, 3),
  city('Montreuil', '93100', 3, 3, 2),
  city('Orléans', '45000', 2, 2, 3),
  city('Reims', '51100', 2, 2, 3),
  city('Bordeaux', '33000', 6, 4, 4, 5),
  city('Mérignac', '33700', 4, 5),
  city('Pessac', '33600', 2, 5, 4),
  city('Libourne', '33500', 1, 4, 5),
  city('Périgueux', '24000', 1, 4, 5),
  city('Bègles', '33130', 1, 4, 5),
  city('Pau', '64000', 1, 4, 5),
  city('Nantes', '44000', 7, 6, 7),
  city('Saint-Herblain', '44800', 4, 7),
  city('Rezé', '44400', 2, 6, 7),
  city('Angers', '49000', 3, 7, 6),
  city('La Roche-sur-Yon', '85000', 2, 7),
  city("Les Sables-d'Olonne", '85100', 1, 7),
  city('Rennes', '35000', 3, 7, 6),
  city('Vannes', '56000', 1, 7, 6),
  city('Ajaccio', '20000', 2, 8),
  city('Bastia', '20200', 1, 8),
  city('Porto-Vecchio', '20137', 1, 8),
  city('Marseille', '13016', 3, 9),
  city('Marseille', '13008', 3, 9),
  city('Aix-en-Provence', '13100', 2, 9),
  city('Nîmes', '30000', 1, 9),
  city('Toulon', '83000', 1, 9, 8),
];

export const CITY_WEIGHTS = CITIES.map((c) => c.weight);

const words = (text: string): readonly string[] => text.split(',').map((w) => w.trim());

export const WOMEN = words(
  `Anaïs, Zoé, Chloé, Léa, Inès, Agnès, Hélène, Béatrice, Françoise, Geneviève, Joëlle, Maëlle, Noémie, Océane, Solène, Valérie,
  Véronique, Aurélie, Amélie, Cécile, Céline, Clémence, Émilie, Élodie, Estelle, Fatima, Gaëlle, Héloïse, Isabelle, Jeanne, Julie, Karine,
  Khadija, Laëtitia, Laurence, Lucie, Manon, Margaux, Marie, Marie-Claude, Anne-Sophie, Marion, Martine, Mathilde, Michèle, Monique, Nathalie,
  Nicole, Pauline, Sandrine, Sarah, Séverine, Sophie, Stéphanie, Sylvie, Thérèse, Yasmine, Odile, Patricia, Raphaëlle, Camille, Claude, Dominique,
  Lou, Jade, Louise, Emma, Alice, Rose, Anna, Mila, Bernadette, Colette, Ginette, Yvette, Josiane, Danièle, Régine, Adèle, Salomé`,
);
export const MEN = words(
  `André, Aurélien, Benoît, Cédric, Clément, Damien, Désiré, Éric, Étienne, Fabien, Félix, François, Frédéric, Gaël, Gérard, Grégory, Guillaume,
  Hervé, Hugo, Jean, Jean-Pierre, Jean-François, Jérôme, Jérémy, Joël, Julien, Karim, Kévin, Laurent, Léo, Loïc, Louis, Lucas, Marc, Mathéo, Matthieu,
  Maël, Michel, Mickaël, Mohamed, Nathan, Nicolas, Noël, Olivier, Pascal, Patrick, Paul, Philippe, Pierre, Rachid, Raphaël, Rémi, René, Robert,
  Sébastien, Serge, Stéphane, Théo, Thibault, Thierry, Thomas, Timothée, Tristan, Valentin, Vincent, Xavier, Yann, Yves, Camille, Claude, Dominique,
  Gabriel, Arthur, Jules, Adam, Liam, Bernard, Daniel, Alain, Roger`,
);
export const SURNAMES = words(
  `Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefèvre, Leroy, Roux, David, Bertrand, Morel,
  Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent, Müller, Lefebvre, Faure, André, Mercier, Blanc, Guérin, Boyer, Garnier,
  Chevalier, François, Legrand, Gauthier, Garcia, Perrin, Robin, Clément, Morin, Nicolas, Henry, Roussel, Mathieu, Gautier, Masson, Marchand, Duval,
  Denis, Dumont, Marie, Lemaire, Noël, Meyer, Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas, Brunet, Gaillard, Barbier, Arnaud,
  Martinez, Gérard, Roche, Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre, Aubert, Lemoine, Renaud, Dumas, Lacroix, Olivier,
  Philippe, Bourgeois, Pierre, Benoît, Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume, Lecomte, López, Jean, Dupuy, Guillot, Hubert, Berger,
  Carpentier, Sánchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Perez, Boucher, Fleury, Royer, Klein, Jacquet, Adam, Paris, Poirier, Marty,
  Aubry, Guyot, Carré, Charles, Renault, Charpentier, Ménard, Maillard, Baron, Bertin, Bailly, Hervé, Schneider, Fernández, Le Gall, Collet, Léger,
  Bouvier, Julien, Prévost, Millet, Perrot, Daniel, Le Roux, Cousin, Germain, Breton, Besson, Langlois, Rémy, Le Goff, Pelletier, Lévêque, Perrier,
  Leblanc, Barré, Lebrun, Marchal, Weber, Mallet, Hamon, Boulanger, Jacob, Monnier, Michaud, Rodríguez, Guichard, Gillet, Étienne, Grondin, Poulain,
  Tessier, Chevallier, Collin, Chauvin, Da Silva, Bouchet, Gay, Lemaître, Bénard, Maréchal, Humbert, Reynaud, Antoine, Hoarau, Perret, Barthélemy,
  Cordier, Pichon, Lejeune, Gilbert, Lamy, Delaunay, Pasquier, Carlier, Laporte, Œuvrard, L'Hôte, D'Angelo, N'Diaye, L'Hermite, Saint-Aubin,
  Ferreira, Benali, Nguyen, Traoré, Haddad, Belkacem, Cissé, Kowalski, Rossi, De La Tour, Gonçalves, Peña, Crèvecœur, Lebœuf, Sœur, Boëly, Çelik`,
);
export const STREETS = words(
  `rue Victor-Hugo, rue de la République, avenue Jean-Jaurès, rue des Écoles, rue du Général-de-Gaulle, place de l'Église, rue Pasteur,
  boulevard Gambetta, rue Émile-Zola, rue du Château, impasse des Lilas, chemin des Vignes, allée des Tilleuls, rue de l'Hôtel-de-Ville, rue Molière,
  avenue du Maréchal-Foch, rue des Sœurs-Grises, quai de la Fosse, rue Sainte-Catherine, cours de l'Intendance, rue du Bœuf, montée Saint-Barthélemy,
  rue Georges-Clemenceau, rue du 8-Mai-1945, avenue de la Libération, rue Crébillon, rue de l'Abbé-Grégoire, rue Lecourbe, boulevard Voltaire,
  rue d'Alésia, rue des Frères-Lumière, chemin de l'Étang, rue Ampère, rue Jules-Ferry, passage d'Enfer, rue de la Gare, square des Cèdres, rue Haute`,
);
