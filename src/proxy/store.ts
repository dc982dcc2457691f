/** A counter after something was added to it. */
export interface Count {
  readonly total: number;
  /** Seconds until it is forgotten. */
  readonly secondsLeft: number;
}

/**
 * What the proxy must remember between requests: counters, marks and revocations, all with an end. Every method is one
 * atomic step, also between several processes that share a store; that is what makes a double press send one OTP.
 */
export interface Store {
  /**
   * Adds to a counter. One that is not there starts at 0 and lives the seconds given; adding does not prolong it.
   *
   * @param amount - may be negative, or 0 to read
   */
  add(key: string, amount: number, seconds: number): Promise<Count>;
  /**
   * Keeps a value unless there is one.
   *
   * @returns whether it was kept
   */
  putIfAbsent(key: string, value: string, seconds: number): Promise<boolean>;
  /** Keeps a value in place of any other. */
  put(key: string, value: string, seconds: number): Promise<void>;
  get(key: string): Promise<string | undefined>;
  delete(key: string): Promise<void>;
}
