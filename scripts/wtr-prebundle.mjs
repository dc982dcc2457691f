import { build } from 'esbuild';

const nameOf = (specifier) => specifier.replace(/[^\w-]/g, '_');

/** A Web Test Runner plugin that serves heavy packages as one file each: a page would else ask for hundreds. */
export function prebundle(specifiers) {
  const files = new Map();
  return {
    name: 'prebundle',
    async serverStart() {
      const { outputFiles } = await build({
        entryPoints: Object.fromEntries(specifiers.map((specifier) => [nameOf(specifier), specifier])),
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        outdir: '/__deps',
        mainFields: ['esnext', 'module', 'main'],
        conditions: ['browser', 'production'],
        define: { 'process.env.NODE_ENV': '"production"' },
      });
      for (const { path, text } of outputFiles) files.set(path, text);
    },
    resolveImport: ({ source }) => (specifiers.includes(source) ? `/__deps/${nameOf(source)}.js` : undefined),
    serve: ({ path }) => (files.has(path) ? { body: files.get(path), type: 'js' } : undefined),
  };
}
