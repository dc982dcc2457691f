import { type ErrorKind, errorKinds } from '../abdm/errors.js';
import { routes } from '../contract/routes.js';
import { type AuditEvent, auditEvents } from './audit/audit-trail.js';
import type { Hooks } from './hooks.js';

/** What a proxy needs before it can serve. */
export const healthCheckNames = ['upstream', 'redis'] as const;

/** One of those. */
export type HealthCheckName = (typeof healthCheckNames)[number];

/** All that a log line may hold: nothing of the patient, no body, no query, no address. */
export interface LogFields {
  readonly requestId?: string;
  /** Name of the contract's route, or `webhook`. */
  readonly route?: string;
  readonly status?: number;
  readonly kind?: ErrorKind;
  readonly durationMs?: number;
  /** Template of an upstream path, never the path itself. */
  readonly upstreamPath?: string;
  readonly upstreamStatus?: number;
  /** Name of the portal's hook that failed. */
  readonly hook?: string;
  /** What the proxy needs and does not have, before it can serve. */
  readonly missing?: readonly HealthCheckName[];
  /** What the audit trail could not keep. */
  readonly audit?: AuditEvent;
  /** Class of an unexpected error; its message might quote a patient's data. */
  readonly errorName?: string;
  /** Where an unexpected error arose. */
  readonly frames?: readonly string[];
}

/** Name under which webhooks are logged and counted, which are no route of the contract. */
export const webhookRoute = 'webhook';

/** Name of each hook. */
export const hookNames = Object.keys({
  onAgreement: true,
  onAbhaLinked: true,
  onConsentDecided: true,
  onRecordsLinked: true,
  onShared: true,
  onNotification: true,
} satisfies Record<keyof Hooks, true>);

/** Names of all routes. */
export const routeNames: readonly string[] = [...Object.keys(routes), webhookRoute];

const oneOf =
  (known: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && known.includes(value);

const inForm =
  (form: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && form.test(value);

const isStatus = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;

// Words, versions and names in braces: no id, number or address has this form.
const template = /^(?:\/(?:v\d|[a-z]{1,30}(?:-[a-z]{1,30}){0,3}|\{\w{1,30}\})){1,12}$/;
const frame =
  /^at [\w.$<>[\]# ()]{0,120}(?:file:\/\/|node:|\/|[A-Z]:[\\/]|[\w-]+\.m?js)(?:\/@|[^\s()?&=@])*:\d+:\d+\)?$/;

/** Whether a line of a stack is a frame: a function's name, a file and a place in it. */
export const isFrame = inForm(frame);

/** The form of each field; a value in another one is not logged. */
export const logForms: Readonly<Record<keyof LogFields, (value: unknown) => boolean>> = {
  requestId: inForm(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  route: oneOf(routeNames),
  status: isStatus,
  kind: oneOf(Object.keys(errorKinds)),
  durationMs: (value) => typeof value === 'number' && Number.isFinite(value),
  upstreamPath: inForm(template),
  upstreamStatus: isStatus,
  hook: oneOf(hookNames),
  missing: (value) => Array.isArray(value) && value.every(oneOf(healthCheckNames)),
  audit: oneOf(auditEvents),
  errorName: inForm(/^[A-Za-z]\w{0,59}$/),
  frames: (value) => Array.isArray(value) && value.length <= 5 && value.every(isFrame),
};
