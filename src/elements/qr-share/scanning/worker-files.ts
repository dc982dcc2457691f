/** Where the worker's script is: one file that imports nothing, beside this one. */
export const workerFile = new URL('./decode-worker.js', import.meta.url).href;

/** Where the WebAssembly reader is; only the worker asks for it. */
export const wasmFile = new URL('./zxing_reader.wasm', import.meta.url).href;
