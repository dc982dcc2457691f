import type { ConsentSource } from '../../abdm/consent.js';

/** Kinds of requests. */
export const requestKinds = ['consent', 'subscription', 'authorization'] as const;

/** A kind of request. */
export type RequestKind = (typeof requestKinds)[number];

/** How a request can stand; who never decides lets it expire, which is no denial. */
export const requestStatuses = ['requested', 'granted', 'expired', 'denied', 'revoked'] as const;

/** How a request stands. */
export type RequestStatus = (typeof requestStatuses)[number];

/** What a hospital asks of a patient. Times are milliseconds since 1970. */
export interface NewRequest {
  readonly kind: RequestKind;
  readonly abha_address: string;
  /** Who asks. */
  readonly hiu: { readonly id: string; readonly name: string };
  readonly requester: string;
  readonly purpose: { readonly code: string; readonly text: string };
  readonly hi_types: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly erase_at: number;
  readonly sources: readonly ConsentSource[];
  readonly created_at: number;
  /** When nobody can answer any more. */
  readonly expires_at: number;
  /** Answers about it stray from what is published, as upstream's sometimes do. */
  readonly has_slips: boolean;
}

/** A request as it stands now; once granted, with the dates that were granted. */
export interface ConsentRequest extends NewRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly denial_reason: string | null;
  readonly updated_at: number;
}

/** How somebody decided. */
export interface Decision {
  readonly status: Exclude<RequestStatus, 'requested' | 'expired'>;
  /** When a grant is over. */
  readonly ends_at?: number;
  readonly denial_reason?: string;
}
