import type { ErrorKind } from '../../abdm/errors.js';
import type { Counter } from '../../abdm/counter.js';
import type { Identifier, OtpSystem } from '../../abdm/login.js';
import type { ConsentEntry } from '../../abdm/consent.js';
import type { Gender } from '../../abdm/person.js';
import type { LinkedCareContext, LinkedProvider } from '../../contract/care-contexts.js';
import type { DiscoveredPatient } from '../../contract/linking.js';
import type { Profile } from '../../contract/profile.js';
import type { Provider } from '../../contract/providers.js';
import type { RequestDetails, RequestFacility, RequestHead, RequestStatus } from '../../contract/requests.js';
import type { Abha, Account, Image, NameAndBirth, Person } from '../../contract/values.js';

/** A call to the upstream, for the log. */
export interface CallReport {
  /** Path template: never with a value in it. */
  readonly path: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly durationMs: number;
}

/** On whose behalf the upstream is called. All of it comes from the proxy, nothing from the browser. */
export interface Caller {
  readonly requestId: string;
  /** The portal's own id of the person. */
  readonly portalUserId?: string;
  /** Upstream's id of the signed-in patient. */
  readonly patientId?: string;
  /** Aborted once nobody waits for the answer: what only reads may then be given up. */
  readonly signal?: AbortSignal;
  /** Told of every call. */
  report(call: CallReport): void;
}

/** An OTP is on its way. */
export interface OtpSent {
  /** Upstream's transaction. */
  readonly transaction: string;
  /** Masked destination, where upstream names it: `"******2425"`. */
  readonly sentTo?: string;
}

/** What upstream wants next in a registration. */
export type RegistrationStep =
  | ({ readonly next: 'mobile-otp' } & OtpSent)
  | {
      readonly next: 'choose-account';
      readonly transaction: string;
      readonly accounts: readonly Account[];
      readonly mayCreate: boolean;
    }
  | { readonly next: 'create-address'; readonly transaction: string }
  | ({ readonly next: 'done'; readonly created: boolean } & SignedIn);

/** Somebody is signed in at upstream. */
export interface SignedIn {
  readonly abha: Abha;
  /** Upstream's id of the patient, where it gives one. */
  readonly patientId?: string;
}

/** Creation of an ABHA by Aadhaar OTP. All methods fail with {@link UpstreamError}. */
export interface RegistrationUpstream {
  sendAadhaarOtp(aadhaarNumber: string, caller: Caller): Promise<OtpSent>;
  resendAadhaarOtp(transaction: string, caller: Caller): Promise<OtpSent>;
  verifyAadhaarOtp(
    transaction: string,
    proof: { readonly otp: string; readonly mobileNumber: string },
    caller: Caller,
  ): Promise<RegistrationStep>;
  resendMobileOtp(transaction: string, caller: Caller): Promise<OtpSent>;
  verifyMobileOtp(transaction: string, otp: string, caller: Caller): Promise<RegistrationStep>;
  createAbha(transaction: string, abhaAddress: string, caller: Caller): Promise<RegistrationStep>;
  signIn(transaction: string, abhaAddress: string, caller: Caller): Promise<RegistrationStep>;
}

/** Creation of a self-declared ABHA address by mobile OTP. All methods fail with {@link UpstreamError}. */
export interface SelfDeclaredUpstream {
  sendOtp(mobileNumber: string, caller: Caller): Promise<OtpSent>;
  resendOtp(transaction: string, caller: Caller): Promise<OtpSent>;
  /** Never gives `mobile-otp`. */
  verifyOtp(transaction: string, otp: string, caller: Caller): Promise<RegistrationStep>;
  create(
    transaction: string,
    wanted: { readonly abhaAddress: string; readonly person: Person },
    caller: Caller,
  ): Promise<RegistrationStep>;
  /** `undefined` when upstream does not sign in by this transaction: one more OTP is needed. */
  signIn(transaction: string, abhaAddress: string, caller: Caller): Promise<SignedIn | undefined>;
}

/** Confirmation of a face instead of an Aadhaar OTP. All methods fail with {@link UpstreamError}. */
export interface FaceUpstream {
  start(caller: Caller): Promise<{ readonly transaction: string; readonly link: string }>;
  isVerified(transaction: string, caller: Caller): Promise<boolean>;
  verify(transaction: string, aadhaarNumber: string, caller: Caller): Promise<RegistrationStep>;
}

/** What upstream wants next in a sign-in. */
export type LoginStep =
  | { readonly next: 'choose-account'; readonly transaction: string; readonly accounts: readonly Account[] }
  | { readonly next: 'no-account' }
  | ({ readonly next: 'done' } & SignedIn);

/** Sign-in to an ABHA that exists. All methods fail with {@link UpstreamError}. */
export interface LoginUpstream {
  methods(
    abhaAddress: string,
    caller: Caller,
  ): Promise<{ readonly allowed: readonly OtpSystem[]; readonly blocked: readonly OtpSystem[] }>;
  sendOtp(identifier: Identifier, otpSystem: OtpSystem, caller: Caller): Promise<OtpSent>;
  verifyOtp(
    transaction: string,
    proof: { readonly otp: string; readonly kind: Identifier['kind'] },
    caller: Caller,
  ): Promise<LoginStep>;
  signIn(transaction: string, abhaAddress: string, caller: Caller): Promise<LoginStep>;
}

/** The patient's gateway session with ABDM. All methods fail with {@link UpstreamError}. */
export interface SessionUpstream {
  isOpen(caller: Caller): Promise<boolean>;
  sendOtp(abhaAddress: string, caller: Caller): Promise<OtpSent>;
  verifyOtp(transaction: string, otp: string, caller: Caller): Promise<void>;
}

/** What upstream knows of a patient; the mobile number whole. */
export type UpstreamProfile = Omit<Profile, 'etag'>;

/** The patient's profile. All methods fail with {@link UpstreamError}, `session-expired` among them. */
export interface ProfileUpstream {
  read(caller: Caller): Promise<UpstreamProfile>;
  update(person: Person, caller: Caller): Promise<void>;
  delete(caller: Caller): Promise<void>;
  readCard(caller: Caller): Promise<Image>;
  /** The body as it came, byte for byte. */
  readQr(caller: Caller): Promise<Uint8Array<ArrayBuffer>>;
}

/** By what a patient proves who they are. */
export type KycIdentifier =
  | { readonly method: 'abha-number'; readonly abhaNumber: string }
  | { readonly method: 'aadhaar'; readonly aadhaarNumber: string };

/** KYC of a self-declared ABHA address. All methods fail with {@link UpstreamError}. */
export interface KycUpstream {
  sendOtp(identifier: KycIdentifier, caller: Caller): Promise<OtpSent>;
  resendOtp(transaction: string, caller: Caller): Promise<OtpSent>;
  verifyOtp(transaction: string, otp: string, caller: Caller): Promise<void>;
}

/** A facility of a request, as upstream has it. */
export interface UpstreamRequestFacility extends Omit<RequestFacility, 'isGranted'> {
  /** Names what was granted there, while it holds. */
  readonly artefactId?: string;
}

/** A request as upstream has it. */
export interface UpstreamRequest extends Omit<RequestDetails, 'facilities'> {
  readonly facilities: readonly UpstreamRequestFacility[];
}

/** Requests for the patient's records, and what the patient decides. All methods fail with {@link UpstreamError}. */
export interface RequestUpstream {
  list(status: RequestStatus, caller: Caller): Promise<readonly RequestHead[]>;
  read(kind: 'consent' | 'subscription', id: string, caller: Caller): Promise<UpstreamRequest>;
  /** @param asked - the request as it was just read: upstream wants the visits' names back */
  grant(asked: UpstreamRequest, entries: readonly ConsentEntry[], caller: Caller): Promise<void>;
  deny(id: string, reason: string, caller: Caller): Promise<void>;
  revoke(artefactIds: readonly string[], caller: Caller): Promise<void>;
  isAutoApproving(caller: Caller): Promise<boolean>;
  /** Turns auto-approval over, whatever it is. */
  turnAutoApproval(caller: Caller): Promise<void>;
}

/** The consent PIN. All methods fail with {@link UpstreamError}. */
export interface ConsentPinUpstream {
  exists(caller: Caller): Promise<boolean>;
  set(pin: string, caller: Caller): Promise<void>;
  verify(pin: string, caller: Caller): Promise<void>;
  change(pin: string, newPin: string, caller: Caller): Promise<void>;
  sendOtp(caller: Caller): Promise<OtpSent>;
  verifyOtp(transaction: string, otp: string, caller: Caller): Promise<void>;
  reset(pin: string, caller: Caller): Promise<void>;
}

/** A record on its way from upstream. */
export interface UpstreamRecord {
  /** FHIR JSON, as it arrives; cancelling it ends the call. It fails when upstream breaks off. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Bytes in all, where upstream says so. */
  readonly length?: number;
}

/** Which record is read: that of a facility's care context, for the holder of an ABHA address. */
export interface RecordToRead {
  readonly hipId: string;
  readonly careContextId: string;
  readonly abhaAddress: string;
}

/** Health records. All methods fail with {@link UpstreamError}. */
export interface RecordUpstream {
  /** @param signal - gives the call up, before and while the record arrives */
  read(record: RecordToRead, caller: Caller, signal: AbortSignal): Promise<UpstreamRecord>;
}

/** Facilities. All methods fail with {@link UpstreamError}. */
export interface ProviderUpstream {
  /** @param name - a part of the name, three characters or more */
  search(name: string, caller: Caller): Promise<readonly Provider[]>;
  read(hipId: string, caller: Caller): Promise<Provider>;
}

/** What is linked with the patient's ABHA. All methods fail with {@link UpstreamError}. */
export interface CareContextUpstream {
  providers(caller: Caller): Promise<readonly LinkedProvider[]>;
  /** The newest first. */
  list(hipId: string, caller: Caller): Promise<readonly LinkedCareContext[]>;
}

/** What a facility found of a patient, as upstream has it. */
export type UpstreamDiscovery =
  | {
      readonly found: 'patients';
      readonly transaction: string;
      readonly patients: readonly DiscoveredPatient[];
    }
  | { readonly found: 'nobody' | 'nothing-new' };

/** A visit that is to be linked, as the discovery named it. */
export interface VisitToLink {
  readonly patientReference: string;
  readonly careContextId: string;
}

/** Discovery and linking. All methods fail with {@link UpstreamError}. */
export interface LinkingUpstream {
  discover(hipId: string, patientReference: string | undefined, caller: Caller): Promise<UpstreamDiscovery>;
  /** @param transaction - of the discovery; one discovery serves several visits */
  sendOtp(transaction: string, visit: VisitToLink, caller: Caller): Promise<OtpSent>;
  confirm(transaction: string, otp: string, caller: Caller): Promise<void>;
}

/** What goes to a counter. */
export interface ProfileToShare {
  readonly counter: Counter;
  readonly patient: {
    readonly abhaAddress: string;
    readonly name: string;
    readonly gender: Gender;
    readonly yearOfBirth: number;
    readonly monthOfBirth: number;
    readonly dayOfBirth: number;
    /** Ten digits. */
    readonly mobile: string;
    readonly address?: string;
    readonly pincode?: string;
    readonly state?: string;
    readonly district?: string;
  };
  /** Degrees. */
  readonly location?: { readonly latitude: number; readonly longitude: number };
}

/** What a counter has answered in the end. */
export type CounterDecision =
  | { readonly state: 'refused' }
  /** `expiresAt` is ISO 8601 in UTC, and absent where upstream does not tell it. */
  | { readonly state: 'issued'; readonly tokenNumber: string; readonly expiresAt?: string };

/** Profiles shared at counters. All methods fail with {@link UpstreamError}. */
export interface ShareUpstream {
  /** Gives upstream's id of the share, to read the answer by, unless the counter answers at once. */
  share(
    profile: ProfileToShare,
    caller: Caller,
  ): Promise<CounterDecision | { readonly state: 'waiting'; readonly requestId: string }>;
  read(requestId: string, caller: Caller): Promise<CounterDecision | { readonly state: 'waiting' }>;
}

/** Names for new ABHA addresses. All methods fail with {@link UpstreamError}. */
export interface AddressUpstream {
  /**
   * Suggestions as upstream writes them, with or without the part after the `@`.
   *
   * @param about - where upstream does not know the patient yet
   */
  suggest(transaction: string, about: NameAndBirth | undefined, caller: Caller): Promise<readonly string[]>;
  exists(abhaAddress: string, caller: Caller): Promise<boolean>;
}

/** A state or district by its code and name. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** Postal codes. All methods fail with {@link UpstreamError}. */
export interface PincodeUpstream {
  find(pincode: string, caller: Caller): Promise<{ readonly state: Place; readonly district: Place }>;
}

/** States of an upstream host: `resting` is left alone after failures, `trying` is called once to see if it is back. */
export const upstreamHostStates = ['up', 'resting', 'trying'] as const;

/** How it stands with an upstream host. */
export type UpstreamHostState = (typeof upstreamHostStates)[number];

/** What the proxy needs from whoever connects it with ABDM. */
export interface Upstream {
  readonly registration: RegistrationUpstream;
  readonly selfDeclared: SelfDeclaredUpstream;
  readonly face: FaceUpstream;
  readonly login: LoginUpstream;
  readonly session: SessionUpstream;
  readonly profile: ProfileUpstream;
  readonly kyc: KycUpstream;
  readonly requests: RequestUpstream;
  readonly consentPin: ConsentPinUpstream;
  readonly records: RecordUpstream;
  readonly providers: ProviderUpstream;
  readonly careContexts: CareContextUpstream;
  readonly linking: LinkingUpstream;
  readonly shares: ShareUpstream;
  readonly addresses: AddressUpstream;
  readonly pincodes: PincodeUpstream;
  /** How it stands with each host that was called, where that is known. */
  hosts?(): readonly { readonly host: string; readonly state: UpstreamHostState }[];
}

/** What is known about an upstream failure beside its kind. */
export interface UpstreamErrorDetails {
  /** Seconds until the next try is worth it. */
  readonly waitSeconds?: number;
  /** Upstream certainly did nothing: it refused, or was never reached. */
  readonly nothingDone?: boolean;
}

/** The upstream refused or failed. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly waitSeconds: number | undefined;
  readonly nothingDone: boolean;

  constructor(
    readonly kind: ErrorKind,
    details: UpstreamErrorDetails = {},
  ) {
    super(kind);
    this.waitSeconds = details.waitSeconds;
    this.nothingDone = details.nothingDone ?? false;
  }
}
