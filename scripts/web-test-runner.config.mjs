import { join } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromiumArgs, findHeadlessChromium } from './chromium.mjs';
import { serveDecodeWorker } from './wtr-decode-worker.mjs';
import { countingReporter } from './reporters/browser.mjs';
import { root } from './run.mjs';
import { bundleTests, environment } from './wtr-bundle.mjs';
import { prebundle } from './wtr-prebundle.mjs';

export default {
  rootDir: root,
  nodeResolve: { exportConditions: ['browser', 'production'] },
  // A page waits about as long as it works.
  concurrency: 3,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: process.env.TEST_DEPTH === 'deep' ? 600_000 : 120_000,
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
  plugins: [
    bundleTests(process.argv.slice(process.argv.indexOf('--files') + 1)),
    prebundle([
      '@zxing/browser',
      '@zxing/library',
      'axe-core/axe.min.js',
      'dompurify',
      'ky',
      'uqr',
      'zod/mini',
    ]),
    serveDecodeWorker(),
    esbuildPlugin({
      ts: true,
      target: 'esnext',
      tsconfig: join(root, 'tsconfig.json'),
      define: environment,
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: await findHeadlessChromium(), args: chromiumArgs },
      // A page hidden behind another in the same window gets no animation frames; one that another took the focus from, no
      // events of it.
      createPage: async ({ browser }) => {
        const page = await (await browser.createBrowserContext()).newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
};
