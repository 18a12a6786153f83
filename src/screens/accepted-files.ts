/** What the file picker proposes first; any file can be chosen all the same. */
export { accepted as acceptedFiles } from '../formats/formats.ts';
