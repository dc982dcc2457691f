/** One reader of QR codes. */
export interface Engine {
  /** In how many ways it can look at a picture, the best first. */
  readonly ways: number;
  /**
   * The texts of the codes that it sees when it looks in one of its ways. What it throws means that it is broken.
   *
   * @param way - from 0
   */
  read(image: ImageData, way: number): Promise<readonly string[]>;
}
