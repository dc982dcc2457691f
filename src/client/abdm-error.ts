import { type ErrorKind, errorKinds, type NextStep } from '../abdm/errors.js';
import type { OtpBudget } from '../contract/values.js';

/** What is known about a failure beside its kind. */
export interface AbdmErrorDetails {
  /** Names the request in the proxy's logs. */
  readonly requestId?: string | undefined;
  /** Name of the request's field that was refused. */
  readonly field?: string | undefined;
  /** Seconds until the next try is worth it, counted from the moment the answer arrived. */
  readonly retryAfterSeconds?: number | undefined;
  /** Where the patient stands with OTPs after this failure. */
  readonly otp?: OtpBudget | undefined;
  readonly cause?: unknown;
}

/** The one error that a call of the kit's API ends with; its kind comes from a closed list. */
export class AbdmError extends Error {
  override readonly name = 'AbdmError';
  readonly kind: ErrorKind;
  /** The one thing the patient can do next. */
  readonly nextStep: NextStep;
  readonly requestId: string | undefined;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly otp: OtpBudget | undefined;

  constructor(kind: ErrorKind, details: AbdmErrorDetails = {}) {
    super(kind, { cause: details.cause });
    this.kind = kind;
    this.nextStep = errorKinds[kind];
    this.requestId = details.requestId;
    this.field = details.field;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.otp = details.otp;
  }
}

/** Whether something caught is an {@link AbdmError}, also when another copy of the kit on the page threw it. */
export function isAbdmError(error: unknown): error is AbdmError {
  return error instanceof Error && error.name === 'AbdmError' && 'kind' in error;
}

/** Whether something caught only says that a call was given up: by its caller, or because a newer one replaced it. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The failure as an {@link AbdmError}: what is not one already is a fault of ours. */
export function asAbdmError(error: unknown): AbdmError {
  return isAbdmError(error) ? error : new AbdmError('internal', { cause: error });
}

/** Waits for a part of the kit; one that could not be loaded is a network that failed. @throws AbdmError `offline` */
export async function loaded<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    throw isAbdmError(cause) ? cause : new AbdmError('offline', { cause });
  }
}
