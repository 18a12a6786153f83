import type { HomeWords } from '../fr/home.ts';
import { en as f } from '../formats.ts';

export const home: HomeWords = {
  title: 'Home',
  question: 'Where am I?',
  welcome: 'What your averages hide, and nothing leaves this machine',
  lead: 'Drop the exports of a company: within minutes you see who its customers really are, in which contexts they get in touch, and you leave with lists. No server, no account, no SQL to write.',
  steps: [
    {
      title: 'Drop',
      body: 'CRM, till, web shop, club, customer service, survey. Read right, line by line, even the French way.',
    },
    {
      title: 'Understand',
      body: 'The distribution before the mean; the contexts where contacts concentrate, per exposed customer.',
    },
    { title: 'Act', body: 'Segments as readable rules, with their SQL, and lists ready for Excel.' },
  ],
  demo: {
    title: 'Try it on a fictional company',
    body: 'Maison Alba, a French household retailer: six exports as a company really sends them, faults included.',
    action: 'Open the demo',
    name: 'Maison Alba (demo)',
    loading: 'Opening the demo…',
  },
  openProject: 'Open a project…',
  drop: { title: 'Drop your files here', hint: 'CSV, Excel, JSON, Parquet, Arrow or ZIP. They stay on this machine.' },
  found: {
    asOf: (date) => `as of ${date}`,
    contexts: (p) =>
      `${f.count(p.tried, { one: 'context', other: 'contexts' })} tried · ${f.count(p.contacts, { one: 'contact', other: 'contacts' })}`,
    title: 'Found without asking',
    looking: 'Looking for findings…',
    nothing: 'Nothing stands out in what was looked at.',
  },
  next: {
    title: 'Next',
    checkSources: (n) => `${f.count(n, { one: 'source is', other: 'sources are' })} waiting for your eye`,
    checkSourcesDetail: 'Check what was read, then confirm it.',
    fileNeeded: (n) => `${f.count(n, { one: 'file is', other: 'files are' })} missing`,
    fileNeededDetail: 'Drop them again: your choices are kept.',
    addCustomers: 'Say who the customer is',
    addCustomersDetail: 'No source has a customer id. Point at the column in Sources.',
    addContacts: 'Drop the contacts of customer service',
    addContactsDetail: 'They will say in which contexts customers get in touch.',
    linkContacts: 'Link the contacts to their customers',
    linkContactsDetail: 'They are here, but none finds its customer: check the column of the customer id in Sources.',
    average: 'Look behind the average',
    averageDetail: 'Spend, contacts, tenure: what the mean hides.',
    contexts: 'Rank the contexts',
    contextsDetail: 'Where contacts concentrate, per exposed customer.',
    count: 'See the contacts by channel and reason',
    countDetail: 'Counted without knowing the customers, so nothing is divided.',
    segment: 'Build a segment',
    segmentDetail: 'A readable rule, its size as you type, its list.',
  },
  record: (p) =>
    `${f.count(p.customers, { one: 'customer', other: 'customers' })} and ${f.count(p.events, { one: 'event', other: 'events' })}, from ${f.count(p.sources, { one: 'source', other: 'sources' })}`,
  readingFiles: (p) => `Reading the files: ${f.integer(p.done)} of ${f.integer(p.all)}`,
  notRead: (n) => `${f.count(n, { one: 'file', other: 'files' })} could not be read.`,
  projects: {
    title: 'Projects in this browser',
    none: 'No other project.',
    open: 'Open',
    remove: 'Delete',
    new: 'New project',
    files: (n) => f.count(n, { one: 'file', other: 'files' }),
    untitled: 'Untitled project',
    unnamed: (p) => `Project of ${p.day}, ${f.count(p.files, { one: 'file', other: 'files' })}`,
    current: 'open',
    removed: 'Project deleted.',
    removeOf: (name) => `Delete ${f.quote(name)}`,
    removeTitle: (name) => `Delete ${f.quote(name)} from this browser?`,
    removeBody: 'Its choices and its tables disappear from this machine. Your files stay where they are.',
    opened: (p) =>
      p.missing === 0
        ? `${f.quote(p.name)} is open.`
        : `${f.quote(p.name)} is open: now drop its ${f.count(p.missing, { one: 'file', other: 'files' })}.`,
  },
  privacy: {
    title: 'What is promised, and how to check it',
    lines: [
      'The page is not allowed to reach any address but its own.',
      'The engine refuses any address, any file outside your sources, any extension.',
      'Cut the network: everything goes on.',
    ],
    proof: 'See the proof',
  },
  seeIt: 'Look',
};
