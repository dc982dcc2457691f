// The script-tag build: dist/cdn/abdm-elements.js and the chunks it loads. The npm build is plain tsc.
import { defineConfig } from 'vite';
import { inlineRuntime } from './scripts/vite-inline-runtime.js';
import { treeshake, zxingAlias } from './scripts/vite-zxing.js';

const libraries =
  /node_modules[\\/](lit|lit-html|lit-element|@lit[\\/](reactive-element|context))[\\/]|oxc-project/;

/** Modules of the kit that every element, or the first screen of most, needs. */
const shared = [
  'abdm/(aadhaar|abha-address|checksum|digits|errors|mobile|notices|otp|person|pincode|typed-person)',
  'cdn/core',
  'client/(abdm-client|abdm-error|failure|otp-status|patient-watch|session-gate)',
  'context/[a-z-]+',
  'controllers/(announcer|clock|connection|focus|messages)-controller',
  'controllers/(grouped-digits|sms-code)',
  'elements/(abdm-element|define-element)',
  'locales/(common|message-set|en/common)',
  'ui/(button|controls.css|elsewhere|failure-notice|frame|lists.css|moments|person-fields.css|text-field|tokens.css)',
].map((path) => new RegExp(`/src/${path}\\.ts$`));

/** What every element on a page needs, in one file. */
const isCore = (id: string): boolean =>
  libraries.test(id) || shared.some((path) => path.test(id.replaceAll('\\', '/')));

export default defineConfig({
  plugins: [inlineRuntime()],
  publicDir: false,
  base: './',
  resolve: { alias: zxingAlias },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    sourcemap: true,
    minify: 'oxc',
    cssCodeSplit: false,
    // As a library: the helper that Vite wraps around imports otherwise would be one more file to wait for.
    lib: { entry: 'src/cdn/abdm-elements.ts', formats: ['es'] },
    rolldownOptions: {
      treeshake,
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: 'abdm-elements.js',
        // Vite spares libraries the last of it.
        minify: true,
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'http', test: /node_modules[\\/](ky|zod)[\\/]/, priority: 2 },
            { name: 'core', test: isCore, priority: 1 },
          ],
        },
      },
    },
  },
});
