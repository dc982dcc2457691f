import { decoderFiles, scanningFolder } from './decode-worker.mjs';

const prefix = `/src/${scanningFolder}/`;
const types = { js: 'text/javascript', wasm: 'application/wasm' };

/** A Web Test Runner plugin that serves the worker which reads QR codes where its source stands, built when asked for. */
export const serveDecodeWorker = () => ({
  name: 'decode-worker',
  async serve({ path, response }) {
    if (!path.startsWith(prefix)) return undefined;
    const name = path.slice(prefix.length);
    if (!['decode-worker.js', 'zxing_reader.wasm'].includes(name)) return undefined;
    const body = (await decoderFiles())[name];
    return { body, type: types[name.split('.').at(-1)] };
  },
});
