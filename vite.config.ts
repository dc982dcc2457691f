// The script-tag build: dist/cdn/abdm-elements.js and the chunks it loads. The npm build is plain tsc.
import { defineConfig } from 'vite';
import { treeshake, zxingAlias } from './scripts/vite-zxing.js';

export default defineConfig({
  publicDir: false,
  base: './',
  resolve: { alias: zxingAlias },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    sourcemap: true,
    minify: 'oxc',
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake,
      input: { 'abdm-elements': 'src/cdn/abdm-elements.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          // @lit/context stays out of the lit group: the entry needs it, and would otherwise load all of Lit.
          groups: [
            {
              name: 'lit',
              test: /node_modules[\\/](lit|lit-html|lit-element|@lit[\\/]reactive-element)[\\/]/,
            },
            { name: 'http', test: /node_modules[\\/](ky|zod)[\\/]/ },
          ],
        },
      },
    },
  },
});
