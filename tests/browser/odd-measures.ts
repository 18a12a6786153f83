/** Customers whose every column is a measure that no picture can be made of, or hardly one; and what they bought. */
export function oddMeasures(): readonly { readonly name: string; readonly text: string }[] {
  const customers = 10_400;
  const people = Array.from({ length: customers }, (_, i) => {
    const city = `Ville ${String(i < 400 ? i % 4 : i)}`;
    const balance = String((i % 2 === 0 ? 1 : -1) * (1 + (i % 211)) * (1 + (i % 89)));
    const rare = i < 3 ? String(10 + i * i) : '';
    const ends = i % 3 === 0 ? '2031-05-01' : `2025-0${String(1 + (i % 9))}-15`;
    return `C${String(100_000 + i)};${city};1.5e300;${balance};${rare};${ends}`;
  });
  const purchases = Array.from({ length: 900 }, (_, i) => {
    return `C${String(100_000 + (i % 300))};2025-0${String(1 + (i % 6))}-1${String(i % 9)};${String(20 + (i % 50))},50`;
  });
  return [
    { name: 'clients.csv', text: ['id_client;ville;puissance;solde;rare;date_fin', ...people].join('\n') },
    { name: 'achats.csv', text: ['id_client;date_achat;montant', ...purchases].join('\n') },
  ];
}
