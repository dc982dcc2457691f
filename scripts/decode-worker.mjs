// The worker that reads QR codes: one script that imports nothing, and the WebAssembly file beside it.
// node scripts/decode-worker.mjs <folder> writes both there, and over what tsc made of the modules that import @zxing.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Where the code stands that names the two files, relative to src/ and dist/. */
export const scanningFolder = 'elements/qr-share/scanning';

/** @zxing declares no side effects and has none: without this its whole library would come along. */
const withoutSideEffects = {
  name: 'without-side-effects',
  setup({ onResolve, resolve }) {
    const found = async (path, { importer, kind, resolveDir }) => {
      const result = await resolve(path, { importer, kind, resolveDir, pluginData: 'found' });
      return { path: result.path, errors: result.errors, sideEffects: false };
    };
    onResolve({ filter: /^@zxing\/(library|browser)$/ }, (args) =>
      args.pluginData === 'found' ? undefined : found(`${args.path}/es2015/index.js`, args),
    );
    onResolve({ filter: /^\./ }, (args) =>
      args.pluginData !== 'found' && /[\\/]@zxing[\\/]/.test(args.importer)
        ? found(args.path, args)
        : undefined,
    );
  },
};

const source = join(root, 'src', scanningFolder);
const bundled = {
  bundle: true,
  write: false,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  tsconfigRaw: {},
  plugins: [withoutSideEffects],
};

async function script() {
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: [join(source, 'decode-worker.ts')],
    // A classic script: it starts in every browser, and a module of another origin may import it as well.
    format: 'iife',
  });
  return outputFiles[0].text;
}

/** The modules that import @zxing, with what they need of it: a bundler of somebody else would take four times as much. */
async function modulesWithZxing(folder) {
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: [join(source, 'frame-reader.ts'), join(source, 'engines/zxing-engine.ts')],
    format: 'esm',
    splitting: true,
    sourcemap: true,
    outbase: source,
    outdir: folder,
    chunkNames: 'zxing-[hash]',
  });
  return outputFiles;
}

let built;

/** The worker's files, by their names. They are built once in a run. */
export function decoderFiles() {
  built ??= Promise.all([
    script(),
    readFile(join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')),
  ]).then(([code, wasm]) => ({ 'decode-worker.js': code, 'zxing_reader.wasm': wasm }));
  return built;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = join(root, process.argv[2] ?? '');
  const files = Object.entries(await decoderFiles()).map(([name, contents]) => ({
    path: join(folder, name),
    contents,
  }));
  for (const { path, contents } of [...files, ...(await modulesWithZxing(folder))]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  // It was tsc's, and describes another script.
  await rm(join(folder, 'decode-worker.js.map'), { force: true });
}
