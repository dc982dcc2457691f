import * as z from 'zod/mini';
import type { ChangeKind } from '../../abdm/changes.js';

/** What upstream tells by a webhook, as far as the kit uses it. */
export interface Notification {
  /** Upstream's name of the event, such as `abha.consent_update`. */
  readonly event: string;
  /** What of the patient's it changes; absent for what changes nothing that an element shows. */
  readonly changes?: ChangeKind;
  /** Upstream's id of the patient. */
  readonly patientId?: string;
  readonly abhaAddress?: string;
  /** The portal's own id of the person. */
  readonly portalUserId?: string;
  readonly consentRequestId?: string;
  readonly status?: string;
  readonly hipId?: string;
  readonly careContextIds?: readonly string[];
  /** Upstream's id of what happened: the same when it is told again. */
  readonly transactionId?: string;
  /** ISO 8601, as upstream wrote it. */
  readonly at?: string;
}

const changesOf: Readonly<Record<string, ChangeKind>> = {
  'abha.created': 'profile',
  'abha.consent_update': 'requests',
  'abha.subscription_notify': 'records',
  'abha.subscription_modified': 'requests',
  'abha.locker_created': 'requests',
  'abha.link_care_context': 'records',
};

// Upstream's fields are missing, empty or null as it pleases; what has another type is as good as missing.
const text = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(300))), undefined);
const part = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.catch(z.optional(z.object(shape)), undefined);

const envelope = z.object({
  event: z.string().check(z.regex(/^[\w.-]{1,100}$/)),
  event_time: text,
  timestamp: text,
  transaction_id: text,
  data: part({
    oid: text,
    partner_patient_id: text,
    abha_address: text,
    care_context_id: text,
    status: text,
    notification: part({ consentRequestId: text, status: text }),
    subscription_meta: part({
      hip_id: text,
      care_contexts: z.catch(z.optional(z.array(z.object({ care_context_id: text, id: text }))), undefined),
    }),
  }),
});

/** Reads the body of a webhook; `undefined` for what is none. */
export function readNotification(body: unknown): Notification | undefined {
  const read = z.safeParse(envelope, body);
  if (!read.success) return undefined;
  const { event, event_time: eventTime, timestamp, transaction_id: transactionId, data } = read.data;
  const { notification, subscription_meta: subscription } = data ?? {};
  const linked = [
    data?.care_context_id,
    ...(subscription?.care_contexts ?? []).map((one) => one.care_context_id ?? one.id),
  ];
  const careContextIds = linked.filter((id) => id !== undefined);
  return known({
    event,
    changes: changesOf[event],
    patientId: data?.oid,
    abhaAddress: data?.abha_address,
    portalUserId: data?.partner_patient_id,
    consentRequestId: notification?.consentRequestId,
    status: notification?.status ?? data?.status,
    hipId: subscription?.hip_id,
    careContextIds: careContextIds.length > 0 ? careContextIds : undefined,
    transactionId,
    at: eventTime ?? timestamp,
  });
}

type Maybe<Type> = { readonly [Key in keyof Type]-?: Type[Key] | undefined };

function known(notification: Maybe<Notification> & { readonly event: string }): Notification {
  const entries = Object.entries(notification).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Notification;
}
