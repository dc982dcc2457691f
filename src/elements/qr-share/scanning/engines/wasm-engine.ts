import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { Engine } from './engine.js';

// Plain: the reader's own default rewrites control characters.
const options: ReaderOptions = { formats: ['QRCode'], textMode: 'Plain' };

const ways: readonly ReaderOptions[] = [options, { ...options, tryDenoise: true, downscaleFactor: 2 }];

/** The smallest WebAssembly there is: its name and its version. */
const smallest = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * Loads the WebAssembly reader.
 *
 * @throws where the policy of the page, or of the worker's script, does not allow WebAssembly, or its file is not there
 */
export async function openWasm(url: string): Promise<Engine> {
  // Tells whether it is allowed at all, before half a megabyte is loaded.
  await WebAssembly.compile(smallest);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The WebAssembly reader is not there: ${response.status}`);
  const silent = (): void => undefined;
  await prepareZXingModule({
    overrides: { wasmBinary: await response.arrayBuffer(), print: silent, printErr: silent },
    fireImmediately: true,
  });
  return {
    ways: ways.length,
    read: async (image, way) =>
      (await readBarcodes(image, ways[way] ?? options))
        .filter(({ isValid }) => isValid)
        .map(({ text }) => text),
  };
}
