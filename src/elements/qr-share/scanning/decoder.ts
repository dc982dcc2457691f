/** What was found in a picture. */
export type Found =
  { readonly texts: readonly string[] } | { readonly failure: 'not-an-image' | 'too-large' | 'failed' };

/** What reads QR codes. */
export interface Decoder {
  /**
   * The texts of the codes that a video shows now.
   *
   * @param attempt - counts up from frame to frame: each is looked at in another way
   */
  readFrame(video: HTMLVideoElement, attempt: number): Promise<readonly string[]>;
  /** The texts of the codes in a picture. */
  readPicture(file: Blob): Promise<Found>;
  /** Gives back what it holds; who still waits for an answer gets none. */
  close(): void;
}
