import type { ConsentSource } from '../../abdm/consent.js';
import type { ConsentRequest, NewRequest, RequestKind, RequestStatus } from './request.js';

/** A row of the table of requests, with its status of now. */
export interface RequestRow {
  readonly id: string;
  readonly kind: RequestKind;
  readonly abha_address: string;
  readonly hiu_id: string;
  readonly hiu_name: string;
  readonly requester: string;
  readonly purpose_code: string;
  readonly purpose_text: string;
  readonly hi_types: string;
  readonly records_from: number;
  readonly records_to: number;
  readonly erase_at: number;
  readonly sources: string;
  readonly status_now: RequestStatus;
  readonly denial_reason: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly ends_at: number;
  readonly has_slips: number;
  /** Dates of what was granted, if anything was. */
  readonly granted_from: number | null;
  readonly granted_to: number | null;
  readonly granted_until: number | null;
}

/** The values of a new row, in the order of its columns. */
export function valuesOf(id: string, request: NewRequest): (string | number)[] {
  return [
    id,
    request.kind,
    request.abha_address,
    request.hiu.id,
    request.hiu.name,
    request.requester,
    request.purpose.code,
    request.purpose.text,
    JSON.stringify(request.hi_types),
    request.from,
    request.to,
    request.erase_at,
    JSON.stringify(request.sources),
    request.created_at,
    request.expires_at,
    request.has_slips ? 1 : 0,
  ];
}

/** The request that a row holds. */
export function requestFromRow(row: RequestRow): ConsentRequest {
  return {
    id: row.id,
    kind: row.kind,
    abha_address: row.abha_address,
    hiu: { id: row.hiu_id, name: row.hiu_name },
    requester: row.requester,
    purpose: { code: row.purpose_code, text: row.purpose_text },
    hi_types: JSON.parse(row.hi_types) as string[],
    from: row.granted_from ?? row.records_from,
    to: row.granted_to ?? row.records_to,
    erase_at: row.granted_until ?? row.erase_at,
    sources: JSON.parse(row.sources) as ConsentSource[],
    status: row.status_now,
    denial_reason: row.denial_reason,
    created_at: row.created_at,
    updated_at: row.status_now === 'expired' ? row.ends_at : row.updated_at,
    expires_at: row.ends_at,
    has_slips: row.has_slips === 1,
  };
}
