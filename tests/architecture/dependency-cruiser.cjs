/**
 * The plan of the house: which room may import which. A room imports rooms to its left, never right; slices of a room
 * never import each other; what is pure knows no framework; only main.tsx chooses adapters.
 *
 *   sql, ui, locales → model → engine port, charts, formats → preparation → analyses → project → storage, exports
 *   → store → screens → app → main; browser (what the page asks of the browser itself) is chosen by main as adapters are
 */

/** What may be asked of a room: all of it, or the part of it that is pure, or its port, or its types alone. */
const analysesPure = 'analyses/(?!.*panel/).*[.]ts$';
const enginePort = 'engine/[^/]+[.]ts$';
const storagePort = 'storage/[^/]+[.]ts$';

/** What reads Arrow, which is what Parquet is read into: the library runs in Node as in the page. */
const arrowFormats = '^src/(formats/(arrow-text[.]ts$|arrow/|parquet/)|exports/list/(arrow-column|parquet-file)[.]ts$)';

const rooms = {
  sql: [],
  ui: [],
  locales: [],
  model: ['sql/'],
  engine: ['sql/', 'model/'],
  formats: ['sql/', 'model/'],
  preparation: ['sql/', 'model/', 'formats/', enginePort],
  charts: ['ui/'],
  analyses: ['sql/', 'model/', enginePort, 'charts/', 'ui/', 'locales/'],
  project: ['sql/', 'model/', 'formats/', 'preparation/', analysesPure],
  storage: ['sql/', 'model/', 'project/'],
  exports: ['sql/', 'model/', enginePort, 'project/'],
  workers: ['sql/', 'model/', 'formats/', 'preparation/', analysesPure],
  store: [
    'sql/',
    'model/',
    enginePort,
    'formats/',
    'preparation/',
    'charts/',
    'analyses/',
    'project/',
    storagePort,
    'exports/',
    'locales/',
  ],
  screens: [
    'sql/',
    'model/',
    enginePort,
    'formats/',
    'preparation/',
    'charts/',
    'analyses/',
    'project/',
    'exports/',
    'store/',
    'ui/',
    'locales/',
  ],
  app: ['sql/', 'model/', enginePort, 'project/', 'exports/', 'store/', 'screens/', 'ui/', 'locales/'],
  browser: ['locales/', 'store/'],
};

const known = Object.keys(rooms).join('|');
const withSlices = 'analyses|formats|preparation|charts|screens|exports';
const pureRooms = 'sql|model|formats|preparation|analyses|charts|project|storage|exports|locales';

const direction = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  comment: `src/${room}/ may import ${allowed.join(', ') || 'no other room'}`,
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${room}/`, ...allowed.map((part) => `^src/${part}`)],
  },
}));

module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'unknown-room',
      severity: 'error',
      comment: 'A new room is first drawn in the plan: add it to this file and to the map in src/README.md.',
      from: {},
      to: { path: '^src/[^/]+', pathNot: [`^src/(${known})/`, '^src/(main[.]tsx|[^/]+[.]d[.]ts)$'] },
    },
    {
      name: 'unknown-room-inside',
      severity: 'error',
      from: { path: '^src/[^/]+', pathNot: [`^src/(${known})/`, '^src/(main[.]tsx|[^/]+[.]d[.]ts)$'] },
      to: {},
    },
    {
      name: 'no-sideways',
      severity: 'error',
      comment:
        'Slices do not know each other; what two of them need belongs to the room or to the left of it. preparation/reading/ is no slice: it is the procedure that puts the steps together.',
      from: { path: `^src/(${withSlices})/([^/]+)/`, pathNot: '^src/preparation/reading/' },
      to: { path: `^src/$1/[^/]+/`, pathNot: `^src/$1/$2/` },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '[.]d[.]ts$' },
      to: {},
    },
    {
      name: 'adapters-only-from-main',
      severity: 'error',
      comment: 'The engine, the stores of the browser and the workers are chosen in one place.',
      from: { path: '^src/', pathNot: ['^src/main[.]tsx$', '^src/(engine/wasm|storage|workers|browser)/'] },
      to: { path: '^src/(engine/[^/]+/|storage/[^/]+/|workers/|browser/)' },
    },
    {
      name: 'main-is-imported-by-nobody',
      severity: 'error',
      from: {},
      to: { path: '^src/main[.]tsx$' },
    },
    {
      name: 'pure-files',
      severity: 'error',
      comment: 'In these rooms a .ts file runs in Node: no React, no store, no engine, no browser library.',
      from: { path: `^src/(${pureRooms})/.*[.]ts$`, pathNot: ['^src/storage/[^/]+/', arrowFormats] },
      to: {
        path: 'node_modules/(react|react-[^/]+|zustand|immer|@duckdb|apache-arrow|@mantine|@tabler|hightable|comlink|idb|codemirror|@codemirror)/',
        pathNot: '^src/',
      },
    },
    {
      name: 'pure-files-import-no-panel',
      severity: 'error',
      comment: 'A pure file that imports a .tsx is not pure.',
      from: { path: `^src/(${pureRooms})/.*[.]ts$` },
      to: { path: '^src/.*[.]tsx$' },
    },
    {
      name: 'react-in-its-place',
      severity: 'error',
      comment: 'React lives in .tsx files, and in the hooks of ui, app and screens.',
      from: { path: '^src/.*[.]ts$', pathNot: '^src/(ui|app|screens)/' },
      to: { path: 'node_modules/(react|react-dom|react-error-boundary|@mantine|@tabler|hightable)/' },
    },
    {
      name: 'engine-libraries-in-the-adapter',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/engine/wasm/', arrowFormats] },
      to: { path: 'node_modules/(@duckdb/duckdb-wasm|apache-arrow)/' },
    },
    {
      name: 'papaparse-where-csv-is',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(formats/csv|exports/list)/' },
      to: { path: 'node_modules/(@types/)?papaparse/' },
    },
    {
      name: 'no-node-in-the-page',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-declared-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|sample-data)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
