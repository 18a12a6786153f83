import { IconDownload } from '@tabler/icons-react';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { tokens } from '../ui/tokens.ts';
import { useUi } from '../ui/ui-context.ts';
import { chartCsv, type ChartTable } from './chart-table.ts';
import { chartView, type ChartLook } from './chart-view.ts';
import { titledDrawing, type Drawing } from './drawing.ts';
import { chartLanguage } from './theme.ts';

export interface ChartExportLabels {
  readonly export: string;
  readonly exportSvg: string;
  readonly exportPng: string;
  readonly exportCsv: string;
}

export interface ChartExportProps<Row> {
  readonly drawing: Drawing;
  /** Stand over an exported picture, so that it can be read alone. */
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly table: ChartTable<Row>;
  readonly labels: ChartExportLabels;
  /** Without extension. */
  readonly fileName: string;
}

/** Hands the picture or its figures to the reader: SVG, PNG of twice the size, CSV. */
export function ChartExport<Row>({ drawing, title, subtitle, table, labels, fileName }: ChartExportProps<Row>) {
  const { language } = useUi();
  const look: ChartLook = { scheme: 'light', language: chartLanguage(language), width: 960 };
  const page = titledDrawing(drawing, title, subtitle);
  const svg = (): void => {
    void chartSvg(page, look).then((text) => {
      download(`${fileName}.svg`, new Blob([text], { type: 'image/svg+xml' }));
    });
  };
  const png = (): void => {
    void chartPng(page, look).then((image) => {
      download(`${fileName}.png`, image);
    });
  };
  const csv = (): void => {
    download(
      `${fileName}.csv`,
      new Blob([chartCsv(table, look.language === 'fr')], { type: 'text/csv;charset=utf-8' }),
    );
  };
  return (
    <Menu
      target={<IconButton size="small" label={labels.export} icon={<IconDownload />} />}
      sections={[
        {
          items: [
            { label: labels.exportSvg, onSelect: svg },
            { label: labels.exportPng, onSelect: png },
            { label: labels.exportCsv, onSelect: csv },
          ],
        },
      ]}
    />
  );
}

/** The picture as SVG text, on paper: exports are light, whatever the screen is. */
async function chartSvg(drawing: Drawing, look: ChartLook): Promise<string> {
  const chart = await chartView(drawing, look, null);
  const svg = await chart.view.background(tokens.light.paper).toSVG();
  chart.end();
  return svg;
}

/** The picture as a PNG of twice its size, drawn on a canvas, which knows the page's fonts. */
async function chartPng(drawing: Drawing, look: ChartLook): Promise<Blob> {
  const chart = await chartView(drawing, look, null);
  const canvas = await chart.view.background(tokens.light.paper).toCanvas(2);
  chart.end();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The canvas gave no image'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** Hands a file to the reader. */
function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
