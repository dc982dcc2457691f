import type { Plugin } from 'vite';
import { decoderFiles, scanningFolder } from './decode-worker.mjs';

const address = /new URL\(\s*(['"])\.\/(decode-worker\.js|zxing_reader\.wasm)\1,\s*import\.meta\.url\s*\)/g;
const types: Readonly<Record<string, string>> = { js: 'text/javascript', wasm: 'application/wasm' };

/**
 * Puts the worker that reads QR codes, and its WebAssembly file, beside the chunks of a build; while developing it serves them
 * where their source stands. A library build would else put both into the script.
 */
export function decodeWorker(): Plugin {
  return {
    name: 'decode-worker',
    enforce: 'pre',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const name = path.includes(`/${scanningFolder}/`) ? (path.split('/').at(-1) ?? '') : '';
        const type = types[name.split('.').at(-1) ?? ''];
        decoderFiles().then((files) => {
          const body = files[name];
          if (body !== undefined && type !== undefined) response.setHeader('Content-Type', type).end(body);
          else next();
        }, next);
      });
    },
    async transform(code, id) {
      if (this.environment.config.command !== 'build' || !id.includes(scanningFolder)) return undefined;
      if (code.search(address) < 0) return undefined;
      const files = await decoderFiles();
      const moved = code.replace(address, (whole, _quote, name: string) => {
        const source = files[name];
        if (source === undefined) return whole;
        return `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })})`;
      });
      return { code: moved, map: null };
    },
  };
}
