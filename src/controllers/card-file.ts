import type { Image } from '../contract/values.js';

/** Milliseconds that a browser has to take over a file. */
const handOver = 60_000;

/** An ABHA card as a file; its name says nothing of the patient. */
export function cardFile({ type, bytes }: Image): File {
  return new File([new Uint8Array(bytes)], type === 'image/png' ? 'ABHA.png' : 'ABHA.jpg', { type });
}

/** Has the browser save a file. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), handOver);
}

/** The card that an element shows: as a file, and at an address of this page that ends with it. */
export class ShownCard {
  #image: Image | undefined;
  #shown: { readonly file: File; readonly url: string } | undefined;

  /** Takes the picture that is shown from now on, if any. */
  of(image: Image | undefined): { readonly file: File; readonly url: string } | undefined {
    if (image !== this.#image) {
      this.forget();
      this.#image = image;
      const file = image && cardFile(image);
      this.#shown = file && { file, url: URL.createObjectURL(file) };
    }
    return this.#shown;
  }

  /** Ends the address, and forgets the file. */
  forget(): void {
    if (this.#shown) URL.revokeObjectURL(this.#shown.url);
    this.#shown = undefined;
    this.#image = undefined;
  }
}
