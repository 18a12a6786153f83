import { expect, test } from 'vitest';
import { toldApart } from '../../src/ui/dropped-files.ts';

const placed = (path: string) => ({ file: new File([path], path.slice(path.lastIndexOf('/') + 1)), path });
const namesOf = (...paths: readonly string[]) => toldApart(paths.map(placed)).map(({ name }) => name);

test('files of several folders under one name are told apart by their folders', () => {
  expect(namesOf('/ventes/Lyon/caisse.csv', '/ventes/Nice/caisse.csv')).toEqual([
    'Lyon › caisse.csv',
    'Nice › caisse.csv',
  ]);
});

test('a folder beside the one that holds it is told apart too', () => {
  expect(namesOf('/ventes/caisse.csv', '/ventes/2023/caisse.csv')).toEqual(['caisse.csv', '2023 › caisse.csv']);
});

test('files whose names differ keep them, wherever they stand', () => {
  expect(namesOf('/ventes/Lyon/caisse.csv', '/ventes/Nice/web.csv')).toEqual(['caisse.csv', 'web.csv']);
});

test('a file under another name holds the same bytes', async () => {
  const [first] = toldApart([placed('/a/x.csv'), placed('/b/x.csv')]);
  expect(await first?.text()).toBe('/a/x.csv');
});
