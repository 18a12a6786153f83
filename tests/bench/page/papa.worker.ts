import Papa from 'papaparse';

self.addEventListener('message', ({ data }: MessageEvent<File>) => {
  let rows = 0;
  Papa.parse<readonly string[]>(data, {
    skipEmptyLines: true,
    chunk: ({ data: read }) => {
      rows += read.length;
    },
    complete: () => {
      self.postMessage(rows);
    },
  });
});
