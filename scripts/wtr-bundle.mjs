import { build } from 'esbuild';
import { root } from './run.mjs';

/** What the tests ask of the environment, as `define` of esbuild. */
export const environment = {
  'process.env.NODE_ENV': '"production"',
  'process.env.TEST_DEPTH': JSON.stringify(process.env.TEST_DEPTH ?? ''),
};

/** Tests that look at single files of the source, or load what stands beside one. */
const unbundled = /^test\/(cdn|elements\/qr-share)\//;

/**
 * A Web Test Runner plugin that serves test files with all that they import in a few files: each has a page of its own, which
 * would else ask for hundreds.
 */
export function bundleTests(files) {
  const served = new Map();
  return {
    name: 'bundle-tests',
    async serverStart() {
      const entryPoints = files.filter((file) => !unbundled.test(file));
      if (entryPoints.length === 0) return;
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints,
        outbase: root,
        outdir: '/',
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        sourcemap: 'inline',
        sourcesContent: false,
        mainFields: ['esnext', 'module', 'main'],
        conditions: ['browser', 'production'],
        define: environment,
        external: ['/__web-dev-server__*'],
        logLevel: 'error',
      });
      for (const { path, text } of outputFiles) served.set(path, text);
    },
    serve({ path }) {
      const body = served.get(path.replace(/\.test\.ts$/, '.test.js'));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
