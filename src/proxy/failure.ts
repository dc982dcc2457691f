import type { ErrorKind } from '../abdm/errors.js';
import type { OtpBudget } from '../contract/values.js';

/** What is known about a failure beside its kind. */
export interface FailureDetails {
  /** HTTP status, where the kind's own does not say it well enough (405, 413 …). */
  readonly status?: number;
  /** Field of the request that was refused. */
  readonly field?: string;
  /** Seconds until the next try is worth it. */
  readonly retryAfterSeconds?: number;
  /** Where the patient stands with OTPs. */
  readonly otp?: OtpBudget;
  /** Methods that the path knows, for a 405. */
  readonly allow?: string;
}

/** A refusal or failure that the browser is told as one of the closed list of kinds. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly kind: ErrorKind,
    readonly details: FailureDetails = {},
  ) {
    super(kind);
  }
}
