import { csvFormat } from './csv/csv-format.ts';
import { startsWith, type FileFormat } from './format.ts';
import { zipSignature } from './zip-signature.ts';

const gzipFormat: FileFormat = {
  id: 'gzip',
  extensions: ['gz', 'gzip'],
  recognises: (_name, head) => startsWith(head, [0x1f, 0x8b]),
};

/** Archives, and the workbooks that are archives: their directory tells which. */
const zipFormat: FileFormat = {
  id: 'zip',
  extensions: ['zip', 'xlsx', 'xlsm', 'xltx'],
  recognises: (_name, head) => startsWith(head, zipSignature) || startsWith(head, [0x50, 0x4b, 0x05, 0x06]),
};

/** The container of .xls, and of any Office file under a password. */
const compoundFormat: FileFormat = {
  id: 'compound',
  extensions: ['xls'],
  recognises: (_name, head) => startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]),
};

const parquetFormat: FileFormat = {
  id: 'parquet',
  extensions: ['parquet', 'pq'],
  recognises: (name, head) =>
    startsWith(head, [0x50, 0x41, 0x52, 0x31]) ||
    (/\.parquet$/i.test(name) && startsWith(head, [0x50, 0x41, 0x52, 0x45])),
};

const arrowFormat: FileFormat = {
  id: 'arrow',
  extensions: ['arrow', 'feather', 'ipc', 'arrows'],
  recognises: (name, head) =>
    startsWith(head, [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]) ||
    (/\.(arrows?|feather|ipc)$/i.test(name) && startsWith(head, [0xff, 0xff, 0xff, 0xff])),
};

const textStart = (head: Uint8Array): string =>
  new TextDecoder(head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8')
    .decode(head.subarray(0, 4_096))
    .replace(/^\uFEFF/, '')
    .trimStart();

const jsonFormat: FileFormat = {
  id: 'json',
  extensions: ['json', 'ndjson', 'jsonl', 'geojson'],
  recognises: (name, head) =>
    csvFormat.recognises(name, head) &&
    (/\.(json|ndjson|jsonl)$/i.test(name) || /^(\{\s*"|\[\s*[[{\]])/.test(textStart(head))),
};

/** What Excel 2003 and some exporters write as XML, mostly under the name of an .xls. */
const xmlWorkbookFormat: FileFormat = {
  id: 'xml-workbook',
  extensions: [],
  recognises: (name, head) =>
    csvFormat.recognises(name, head) &&
    /^<\?(xml|mso-application)[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/.test(textStart(head)),
};

/** Pages under the name of a workbook are usual among the exports of web applications. */
const htmlFormat: FileFormat = {
  id: 'html',
  extensions: ['html', 'htm'],
  recognises: (name, head) =>
    csvFormat.recognises(name, head) &&
    /^(<!doctype html|<html|<table|<meta|<style|<head|<body)/i.test(textStart(head)),
};

/** Every format, first match first; delimited text takes any other text. */
export const formats: readonly FileFormat[] = [
  gzipFormat,
  zipFormat,
  compoundFormat,
  parquetFormat,
  arrowFormat,
  jsonFormat,
  xmlWorkbookFormat,
  htmlFormat,
  csvFormat,
];

export function formatOf(name: string, head: Uint8Array): FileFormat | null {
  return formats.find((format) => format.recognises(name, head)) ?? null;
}

/** Their extensions, as file pickers want them: only a hint, what is inside decides. */
export const accepted = formats.flatMap((format) => format.extensions.map((extension) => `.${extension}`)).join(',');
