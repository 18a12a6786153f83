import { describe, expect, test } from 'vitest';
import { fileFamily } from '../../../src/preparation/combining/file-family.ts';
import { areAlike, likeness } from '../../../src/preparation/combining/likeness.ts';

describe('two tables are alike', () => {
  test('when they have the same columns, whatever their order, capitals and signs', () => {
    expect(likeness(['Date_Vente', 'N° client', 'Montant'], ['montant', 'DATE VENTE', 'n° Client'])).toBe(1);
    expect(areAlike(['id', 'nom'], ['nom', 'id'])).toBe(true);
  });

  test('when seven of ten columns are in both, or as many of fewer', () => {
    const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    expect(areAlike(ten, ten.slice(0, 6))).toBe(true);
    expect(areAlike(ten, ten.slice(0, 5))).toBe(false);
    expect(areAlike(ten.slice(0, 5), [...ten.slice(0, 4), 'x', 'y'])).toBe(true);
    expect(areAlike(ten, [...ten.slice(0, 7), 'x', 'y', 'z'])).toBe(true);
    expect(areAlike(ten, [...ten.slice(0, 6), 'x', 'y', 'z', 't'])).toBe(false);
  });

  test('with fewer than four columns only when all are the same', () => {
    expect(areAlike(['id', 'nom', 'ville'], ['id', 'nom', 'pays'])).toBe(false);
    expect(areAlike(['id', 'nom', 'ville'], ['id', 'nom', 'ville', 'pays'])).toBe(true);
  });

  test('never because of columns that are called alike twice in one of them', () => {
    expect(likeness(['a', 'A', 'a_'], ['a', 'b', 'c'])).toBeCloseTo(1 / 2);
  });
});

describe('the files of one family', () => {
  test.each([
    [['ventes_2015.csv', 'ventes_2016.csv', 'ventes_2017.csv'], 'ventes', ['2015', '2016', '2017']],
    [
      ['AdventureWorks Sales Data 2015.csv', 'AdventureWorks Sales Data 2016.csv'],
      'AdventureWorks Sales Data',
      ['2015', '2016'],
    ],
    [['contacts_2024-05.csv', 'contacts_2024-06.csv'], 'contacts', ['2024-05', '2024-06']],
    [['2024-05 contacts.csv', '2024-06 contacts.csv'], 'contacts', ['2024-05', '2024-06']],
    [['05-2024_caisse.csv', '06-2024_caisse.csv'], 'caisse', ['05-2024', '06-2024']],
    [['ventes_janvier.csv', 'ventes_juin.csv'], 'ventes', ['janvier', 'juin']],
    [['Lyon.tickets.csv', 'Nice.tickets.csv'], 'tickets', ['Lyon', 'Nice']],
    [['contacts.csv', 'contacts_juin.csv'], 'contacts', ['contacts', 'contacts_juin']],
    [['Lyon.csv', 'Nice.csv'], 'Lyon', ['Lyon', 'Nice']],
    [['export.csv', 'export.csv'], 'export', ['export', 'export (2)']],
    [['ventes_2024.csv.gz', 'ventes_2025.csv.gz'], 'ventes', ['2024', '2025']],
    [['magasins.xlsx › Lyon', 'magasins.xlsx › Nice'], 'magasins', ['Lyon', 'Nice']],
    [['ventes_2023.xlsx › Feuil1', 'ventes_2024.xlsx › Feuil1'], 'ventes Feuil1', ['2023', '2024']],
    [['exports.zip › Lyon/caisse.csv', 'exports.zip › Nice/caisse.csv'], 'exports caisse', ['Lyon', 'Nice']],
    [['Lyon › caisse.csv', 'Nice › caisse.csv'], 'caisse', ['Lyon', 'Nice']],
    [['.csv', 'é.csv'], 'csv', ['csv', 'é']],
  ])('%j are %s', (files, name, values) => {
    expect(fileFamily(files)).toEqual({ name, values });
  });
});
