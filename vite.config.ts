// The script-tag build: dist/cdn/abdm-elements.js, which loads the elements that a page has. With the name of an element as the
// mode: dist/cdn/<element>.js, one file less to wait for on a page that has only that one. The npm build is plain tsc.
import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';
import { compactCss } from './scripts/vite-compact-css.js';
import { compactHtml } from './scripts/vite-compact-html.js';
import packageJson from './package.json' with { type: 'json' };
import { decodeWorker } from './scripts/vite-decode-worker.js';
import { inlineRuntime } from './scripts/vite-inline-runtime.js';
import { immutableFiles } from './scripts/vite-script-tags.js';
import { treeshake, zxingAlias } from './scripts/vite-zxing.js';

const libraries =
  /node_modules[\\/](lit|lit-html|lit-element|@lit[\\/](reactive-element|context))[\\/]|oxc-project/;

/** Modules of the kit that every element, or the first screen of most, needs. */
const shared = [
  'abdm/(aadhaar|abha-address|checksum|digits|errors|hip-id|mobile|notices|otp|person|pincode|typed-person)',
  'cdn/core',
  'client/(abdm-client|abdm-error|answer-lost|failure|otp-status|patient-watch|session-gate)',
  'context/[a-z-]+',
  'controllers/(announcer|clock|connection|focus|messages)-controller',
  'controllers/(grouped-digits|sms-code|when-idle)',
  'elements/(abdm-element|define-element)',
  'locales/(common|message-set|en/common)',
  'ui/(button|controls.css|elsewhere|failure-notice|frame|lists.css|moments|person-fields.css|text-field|tokens.css)',
].map((path) => new RegExp(`/src/${path}\\.ts$`));

/** What every element on a page needs, in one file. */
const isCore = (id: string): boolean =>
  libraries.test(id) || shared.some((path) => path.test(id.replaceAll('\\', '/')));

/** What every health record needs, in one file: parts that are loaded later share much of it. */
const isRecord = (id: string): boolean =>
  /\/src\/(client\/read-stream|contract\/records|locales\/(en\/)?record-(labels|viewer|words)|elements\/record-viewer\/(?!attached|parts|print|screens\/progress).*)\.ts$/.test(
    id.replaceAll('\\', '/'),
  );

/** What every table of a record needs: medicines, results, vaccinations and bills are loaded with it. */
const isTable = (id: string): boolean =>
  /\/src\/(locales\/(en\/)?record-amounts|elements\/record-viewer\/parts\/(amount.*|tables|units))\.ts$/.test(
    id.replaceAll('\\', '/'),
  );

/** Whether a mode names an element. */
const isElement = (mode: string): boolean => existsSync(`src/elements/${mode}/define.ts`);

export default defineConfig(({ mode }) => ({
  plugins: [
    compactCss(),
    compactHtml(),
    decodeWorker(),
    inlineRuntime(),
    immutableFiles(packageJson.version),
  ],
  publicDir: false,
  base: './',
  resolve: { alias: zxingAlias },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    // For debuggers that are given it: its address in every file is more than a patient should download.
    sourcemap: 'hidden',
    minify: 'oxc',
    cssCodeSplit: false,
    // As a library: the helper that Vite wraps around imports otherwise would be one more file to wait for.
    lib: {
      entry: isElement(mode) ? `src/elements/${mode}/define.ts` : 'src/cdn/abdm-elements.ts',
      formats: ['es'],
    },
    rolldownOptions: {
      treeshake,
      // What the first file shares with later ones stays in it.
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        entryFileNames: `${isElement(mode) ? mode : 'abdm-elements'}.js`,
        // Vite spares libraries the last of it.
        minify: true,
        chunkFileNames: 'chunks/[name]-[hash:7].js',
        assetFileNames: 'chunks/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'http', test: /node_modules[\\/](ky|zod)[\\/]/, priority: 2 },
            ...(isElement(mode)
              ? []
              : [
                  { name: 'core', test: isCore, priority: 1 },
                  { name: 'record', test: isRecord, includeDependenciesRecursively: false },
                  { name: 'record-tables', test: isTable, includeDependenciesRecursively: false },
                ]),
          ],
        },
      },
    },
  },
}));
