/** The exports of the demo company, as they lie beside the page. */
const names = [
  'clients_crm.csv',
  'caisse_tickets.csv',
  'commandes_web.csv',
  'club_membres.csv',
  'contacts_service_client.csv',
  'enquete_satisfaction.csv',
];

export async function demoFiles(): Promise<readonly File[]> {
  return Promise.all(
    names.map(async (name) => {
      const answer = await fetch(new URL(`sample-data/${name}`, document.baseURI));
      if (!answer.ok) throw new Error(`The demo file ${name} is not beside the page (${String(answer.status)})`);
      return new File([await answer.blob()], name);
    }),
  );
}
