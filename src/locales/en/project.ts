import type { ProjectWords } from '../fr/project.ts';
import { en as f } from '../formats.ts';

export const project: ProjectWords = {
  menu: 'Project',
  name: 'Name of the project',
  new: 'New project',
  open: 'Open a project file…',
  save: 'Save the project to a file…',
  demo: 'Open the demo',
  wipe: 'Wipe everything from this browser…',
  notKept: 'This browser keeps nothing: a reload will lose everything.',
  file: {
    title: 'Save the project to a file',
    body: 'The file holds your choices (reading, roles, segments, settings) and no row of data. When opened, it asks for the exports and recognises them by their columns.',
    personal: 'These values, written in rules, may name somebody:',
    personalLine: (p) => `${f.quote(p.segment)}: ${p.column} = ${p.values}`,
    write: 'Save',
    fileName: (name) => `${name}.ecart.json`,
    untitled: 'project',
    opened: (p) =>
      `${f.quote(p.name)} is open. Drop ${f.count(p.files, { one: 'file', other: 'files' })} to find the data again.`,
    openedWhole: (name) => `${f.quote(name)} is open, with its data.`,
  },
  asOf: {
    label: 'As of',
    last: 'Back to the last event',
    help: 'Everything is computed again at this date: nothing after it is seen.',
  },
  currency: { label: 'Currency of the amounts', guessed: 'from the files', none: 'none' },
  population: { label: 'Population', none: 'Make a segment to use it as a population.' },
};
