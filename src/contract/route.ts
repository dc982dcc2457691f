import type * as z from 'zod/mini';

/** Multi-step flows. A face registration goes on as one by Aadhaar once the face is confirmed. */
export const flows = [
  'registration-aadhaar',
  'registration-mobile',
  'registration-face',
  'login',
  'session',
  'kyc',
  'consent-pin',
  'linking',
] as const;

/** A multi-step flow whose steps the proxy seals into transactions. */
export type Flow = (typeof flows)[number];

/** Steps of flows. */
export const steps = [
  'otp',
  'mobile-otp',
  'choose-account',
  'create-address',
  'face',
  'new-pin',
  'choose-visits',
] as const;

/** A step of a flow, named after what the patient is asked for. */
export type Step = (typeof steps)[number];

/** One call of the kit's API between browser and proxy. */
export interface Route<
  Request extends z.ZodMiniType = z.ZodMiniType,
  Response extends z.ZodMiniType = z.ZodMiniType,
> {
  /** Name in the published description and in logs. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path under the proxy's base; `{name}` stands for a field of the request. */
  readonly path: `/v1/${string}`;
  /** What the browser sends: the path's fields and, but for GET, the JSON body. Unknown keys are refused. */
  readonly request: Request;
  /** What the proxy answers. Unknown keys are dropped. */
  readonly response: Response;
  /** `lines` is a stream of JSON lines, each by the schema, that ends when either side has enough. */
  readonly answer: 'json' | 'opaque-json' | 'image' | 'none' | 'stream' | 'lines';
  /** Needs a signed-in patient. */
  readonly patient: boolean;
  /** Needs the patient's gateway session with ABDM. */
  readonly gatewaySession: boolean;
  /** Makes an OTP go out, and so spends budget. */
  readonly sendsOtp: boolean;
  /** The flows and their steps in which the request's `transaction` is accepted. */
  readonly transaction?: { readonly flows: readonly Flow[]; readonly steps: readonly Step[] };
  /** May be sent again when its answer was lost. */
  readonly repeatable: boolean;
  /** A look-up that could be used to find out who exists: limited more tightly than the rest. */
  readonly lookUp: boolean;
  /** Seconds the browser waits for an answer. */
  readonly timeoutSeconds: number;
}

/** What a route takes. */
export type RequestOf<R extends Route> = z.input<R['request']>;

/** What a route gives. */
export type ResponseOf<R extends Route> = z.output<R['response']>;

type Needed = 'name' | 'method' | 'path' | 'request' | 'response';

/** Declares a route; what is left out is the harmless default: JSON, no patient, no OTP, not repeatable, 20 seconds. */
export function route<Request extends z.ZodMiniType, Response extends z.ZodMiniType>(
  declared: Pick<Route<Request, Response>, Needed> & Partial<Route<Request, Response>>,
): Route<Request, Response> {
  return {
    answer: 'json',
    patient: false,
    gatewaySession: false,
    sendsOtp: false,
    repeatable: false,
    lookUp: false,
    timeoutSeconds: 20,
    ...declared,
  };
}
