import { IconDownload } from '@tabler/icons-react';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { tokens } from '../ui/tokens.ts';
import { useUi } from '../ui/ui-context.ts';
import { chartCsv, type ChartTable } from './chart-table.ts';
import { chartView, type ChartLook } from './chart-view.ts';
import type { Drawing } from './drawing.ts';
import { chartLanguage } from './theme.ts';

export interface ChartExportLabels {
  readonly export: string;
  readonly exportSvg: string;
  readonly exportPng: string;
  readonly exportCsv: string;
}

export interface ChartExportProps<Row> {
  readonly drawing: Drawing;
  readonly table: ChartTable<Row>;
  readonly labels: ChartExportLabels;
  /** Without extension. */
  readonly fileName: string;
}

/** Hands the picture or its figures to the reader: SVG, PNG of twice the size, CSV. */
export function ChartExport<Row>({ drawing, table, labels, fileName }: ChartExportProps<Row>) {
  const { language, scheme } = useUi();
  const look = { scheme, language: chartLanguage(language), width: 960 };
  const svg = (): void => { void chartSvg(drawing, look).then((text) => { download(`${fileName}.svg`, new Blob([text], { type: 'image/svg+xml' })); }); };
  const png = (): void => { void chartPng(drawing, look).then((image) => { download(`${fileName}.png`, image); }); };
  const csv = (): void => { download(`${fileName}.csv`, new Blob([chartCsv(table, look.language === 'fr')], { type: 'text/csv;charset=utf-8' })); };
  return (
    <Menu
      target={<IconButton size="small" label={labels.export} icon={<IconDownload />} />}
      sections={[{ items: [{ label: labels.exportSvg, onSelect: svg }, { label: labels.exportPng, onSelect: png }, { label: labels.exportCsv, onSelect: csv }] }]}
    />
  );
}

/** The picture as SVG text, on paper: exports are light, whatever the screen is. */
export async function chartSvg(drawing: Drawing, look: ChartLook): Promise<string> {
  const chart = await chartView(drawing, { ...look, scheme: 'light' }, null);
  const svg = await chart.toSvg();
  chart.end();
  return svg.replace(/(<svg[^>]*>)/u, `$1<rect width="100%" height="100%" fill="${tokens.light.paper}"/>`);
}

/** The picture as a PNG of twice its size. */
export async function chartPng(drawing: Drawing, look: ChartLook): Promise<Blob> {
  const svg = await chartSvg(drawing, look);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => { if (blob === null) reject(new Error('The canvas gave no image')); else resolve(blob); }, 'image/png');
  });
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); }, 10_000);
}
