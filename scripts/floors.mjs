// Which folder of src/ may import which, for dependency-cruiser. Type-only imports count too.
const contract = ['abdm'];
const client = ['contract', ...contract];
const context = ['client', 'locales', ...client];
const controllers = ['context', ...context];
const ui = ['controllers', ...controllers];
const elements = ['ui', ...ui];

/** From the ground up: each floor with the floors it may import besides itself. */
const floors = {
  abdm: [],
  contract,
  client,
  locales: ['abdm'],
  context,
  controllers,
  ui,
  elements,
  cdn: ['elements', 'context'],
  proxy: ['contract', 'abdm'],
  sandbox: ['abdm'],
  command: ['proxy', 'sandbox', 'contract', 'abdm', 'cdn'],
};

const inBrowser = Object.keys(floors).filter((floor) => !['proxy', 'sandbox', 'command'].includes(floor));
const folder = (names) => `^src/(${names.join('|')})/`;
const rule = (name, repair, from, to) => ({ name, comment: repair, severity: 'error', from, to });

const floorRules = Object.entries(floors).map(([floor, below]) =>
  rule(
    `floor-${floor}`,
    `src/${floor} may import ${below.length ? `only ${below.join(', ')}` : 'no other floor'}: move what is shared down to a floor both may import, or pass it in.`,
    { path: folder([floor]) },
    { path: '^src/', pathNot: folder([floor, ...below]) },
  ),
);

export default {
  forbidden: [
    ...floorRules,
    rule(
      'floor-index',
      'src/index.ts is for the browser: export the proxy and the sandbox by their own index.ts.',
      { path: '^src/[^/]+$' },
      { path: '^src/(cdn|proxy|sandbox|command)/' },
    ),
    rule(
      'element-by-index',
      "Import another element through its folder's index.ts, or move what both need to src/ui or src/controllers.",
      { path: '^src/elements/([^/]+)/' },
      { path: '^src/elements/[^/]+/', pathNot: ['^src/elements/$1/', '^src/elements/[^/]+/index\\.ts$'] },
    ),
    rule(
      'src-stands-alone',
      'src/ is what is published: move what it needs from demo, test, stories or scripts into src/.',
      { path: '^src/' },
      { path: '^(demo|test|stories|scripts)/' },
    ),
    rule(
      'no-circle',
      'These files import each other in a circle: move what they share into a file of its own that imports neither.',
      {},
      { circular: true },
    ),
    rule(
      'browser-without-node',
      'This floor runs in browsers: use a web standard instead of a Node module, or move the code to src/proxy or src/sandbox.',
      { path: folder(inBrowser) },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'browser-without-server-packages',
      'This floor runs in browsers: move the code that needs a server package to src/proxy or src/sandbox.',
      { path: folder(inBrowser) },
      { path: 'node_modules/(hono|@hono|jose|parse5|pino|node-sqlite3-wasm)/' },
    ),
    rule(
      'published-dependencies',
      'src/ is installed without devDependencies: list the package under "dependencies", or do without it.',
      { path: '^src/' },
      // Types alone are gone once it is built.
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    ),
    rule(
      'resolvable',
      'This import leads nowhere: correct the path (it ends in .js), or install the package.',
      { path: '^src/' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/consumers/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
