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
   * Adds to a counter. One that is not there starts at 0 and lives the seconds given; adding does not prolong it. One
   * that is at 0 again is forgotten.
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
  /**
   * Lets a value live so many seconds from now, if it is still this one.
   *
   * @returns whether it is
   */
  prolong(key: string, value: string, seconds: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Takes a value away, if it is still this one. */
  deleteIf(key: string, value: string): Promise<void>;
}

/** The kind of a key: what stands before its first colon. */
export const kindOf = (key: string): string => key.slice(0, key.indexOf(':'));

/**
 * Whether a store without room may forget the oldest of a kind: what is only kept to save a question, and counters of
 * browsers and networks, of which an attacker has any number. Nothing else: it would open what is locked or ended.
 */
export const isForgettable = (kind: string): boolean =>
  /^(?:profile|agreed|shares?|request|patient|webhook-told)$|-(?:browser|address)$/.test(kind);
