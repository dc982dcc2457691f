import { openDetector } from './detector-engine.js';
import type { Engine } from './engine.js';
import { readsKnownCode } from './known-code.js';
import { zxingEngine } from './zxing-engine.js';

/** A picture in its sizes. */
type Looks = () => Iterable<readonly ImageData[]>;

/** Frames with nothing in them after which the big reader is loaded although the platform has one. */
const patientFrames = 30;

const tested = async (opening: Promise<Engine | undefined>): Promise<Engine | undefined> => {
  try {
    const engine = await opening;
    return engine && (await readsKnownCode(engine)) ? engine : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The engines that there are here, the best first: the platform's, a WebAssembly one, and zxing's, which always works. The last
 * reads at once; the others take over when they are there and have shown that they work, and are dropped when they fail.
 */
export class Engines {
  readonly #openWasm: (() => Promise<Engine>) | undefined;
  readonly #opened: Promise<void>;
  #detector: Engine | undefined;
  #wasm: Engine | undefined;
  #wasmUnderWay: Promise<void> | undefined;
  #emptyFrames = 0;

  /** @param openWasm - without it there is no WebAssembly here */
  constructor(openWasm?: () => Promise<Engine>) {
    this.#openWasm = openWasm;
    this.#opened = this.#open();
  }

  /** The texts of the codes in a camera's frame: looked at in one way by each engine until one sees something. */
  async readFrame(image: ImageData, attempt: number): Promise<readonly string[]> {
    for (const engine of [this.#detector, this.#wasm ?? zxingEngine]) {
      const texts = engine ? await this.#read(engine, image, attempt % engine.ways) : [];
      if (texts.length > 0) return texts;
    }
    if (++this.#emptyFrames === patientFrames) void this.#loadWasm();
    return [];
  }

  /**
   * The texts of the codes in a picture, which is looked at in each way by each engine until one sees something.
   *
   * @param looks - gives the picture in each of its sizes, the best first; together what is looked through together
   * @param isTimeLeft - asked before each look
   */
  async readPicture(looks: Looks, isTimeLeft: () => Promise<boolean>): Promise<readonly string[]> {
    await this.#opened;
    const soon = this.#loadWasm();
    const now = [this.#detector, this.#wasm, zxingEngine];
    const texts = await this.#readWith(now, looks, isTimeLeft);
    if (texts.length > 0) return texts;
    await soon;
    return now.includes(this.#wasm) ? [] : this.#readWith([this.#wasm], looks, isTimeLeft);
  }

  async #readWith(
    engines: readonly (Engine | undefined)[],
    looks: Looks,
    isTimeLeft: () => Promise<boolean>,
  ): Promise<readonly string[]> {
    for (const engine of engines)
      for (const images of engine ? looks() : []) {
        const texts = engine ? await this.#readEachWay(engine, images, isTimeLeft) : [];
        if (texts.length > 0) return texts;
      }
    return [];
  }

  /** Of several codes in one picture, one way may see some and another way others. */
  async #readEachWay(
    engine: Engine,
    images: readonly ImageData[],
    isTimeLeft: () => Promise<boolean>,
  ): Promise<readonly string[]> {
    const texts = new Set<string>();
    for (const image of images)
      for (let way = 0; way < engine.ways && (await isTimeLeft()); way++)
        for (const text of await this.#read(engine, image, way)) texts.add(text);
    return [...texts];
  }

  async #read(engine: Engine, image: ImageData, way: number): Promise<readonly string[]> {
    try {
      return [...new Set(await engine.read(image, way))];
    } catch {
      if (engine === this.#detector) this.#detector = undefined;
      if (engine === this.#wasm) this.#wasm = undefined;
      // Somebody must stand in for what was lost.
      void this.#loadWasm();
      return [];
    }
  }

  async #open(): Promise<void> {
    this.#detector = await tested(openDetector());
    if (!this.#detector) void this.#loadWasm();
  }

  async #loadWasm(): Promise<void> {
    this.#wasmUnderWay ??= (async () => {
      this.#wasm = this.#openWasm && (await tested(this.#openWasm()));
    })();
    return this.#wasmUnderWay;
  }
}
