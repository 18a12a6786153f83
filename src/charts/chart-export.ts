import { tokens } from '../ui/tokens.ts';
import { chartView, type ChartLook } from './chart-view.ts';
import type { Drawing } from './drawing.ts';

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
