import type { ErrorKind } from '../abdm/errors.js';
import { otpCooldownSeconds, otpLockSeconds, otpResends } from '../abdm/otp.js';
import type { Flow } from '../contract/route.js';
import type { OtpBudget } from '../contract/values.js';
import { Failure } from './failure.js';
import { type Allowance, allowancesOf, type Asker, giveBack, take } from './limits.js';
import type { Settings } from './options.js';
import { type OtpSent, UpstreamError } from './upstreams/upstream.js';

/** To what an OTP counts: a step of a flow and, where one is known, the number, address or visit behind it. */
export interface OtpSubject {
  /** Name of the step. */
  readonly id: string;
  /** Digest of the number, address or visit. */
  readonly digest?: string | undefined;
  readonly flow?: Flow;
}

/** Counts OTPs, so that none goes out twice for one press and nobody is locked out unawares. */
export interface OtpBudgets {
  /**
   * Sends an OTP if the budget allows it. Spent before the upstream is asked; given back when it certainly sent nothing.
   *
   * @throws Failure `otp-too-soon`, `otp-too-many` or `otp-locked`, with the moment when it ends
   */
  send(
    subject: OtpSubject,
    asker: Asker,
    work: () => Promise<OtpSent>,
  ): Promise<OtpSent & { otp: OtpBudget }>;
  /** Counts an OTP that upstream sent of itself. */
  sentBy(subject: OtpSubject, sent: OtpSent): Promise<OtpBudget>;
  /** Does something else with OTPs, and adds to its OTP errors where the patient stands. */
  explain<Result>(subject: OtpSubject, work: () => Promise<Result>): Promise<Result>;
}

interface Lock {
  readonly kind: ErrorKind;
  readonly until: number;
}

const most = 1 + otpResends;
const windowSeconds = otpLockSeconds;
const lockingKinds: readonly ErrorKind[] = ['otp-too-many', 'otp-locked'];
const limitKinds: readonly ErrorKind[] = [...lockingKinds, 'otp-too-soon', 'too-many-requests'];
// Every visit takes an OTP of its own, so these must not use up what a sign-in needs.
const linkingMost = { perBrowser: 60, perAddress: 600, seconds: windowSeconds };
const iso = (moment: number): string => new Date(moment).toISOString();

/** Makes the keeper of OTP budgets. */
export function createOtpBudgets({ store, now, limits }: Settings): OtpBudgets {
  const askerMost = {
    perBrowser: limits.otpPerBrowser,
    perAddress: limits.otpPerAddress,
    seconds: windowSeconds,
  };
  const person = ({ id, digest }: OtpSubject): string => digest ?? id;
  const cooldownKey = (subject: OtpSubject): string => `otp-cooldown:${person(subject)}`;
  const names = ({ id, digest }: OtpSubject): string[] => (digest === undefined ? [id] : [digest, id]);

  const allowances = (subject: OtpSubject): Allowance[] =>
    names(subject).map((name) => ({ key: `otp-sent:${name}`, most, seconds: windowSeconds }));

  const askerAllowances = ({ flow }: OtpSubject, asker: Asker): Allowance[] =>
    flow === 'linking'
      ? allowancesOf(asker, 'otp-linking', linkingMost)
      : allowancesOf(asker, 'otp', askerMost);

  async function lockOf(subject: OtpSubject): Promise<Lock | undefined> {
    for (const name of names(subject)) {
      const lock = await store.get(`otp-lock:${name}`);
      if (lock !== undefined) return JSON.parse(lock) as Lock;
    }
    return undefined;
  }

  async function standing(subject: OtpSubject): Promise<OtpBudget & { readonly windowSecondsLeft: number }> {
    const at = now();
    const cooldownEnd = Number((await store.get(cooldownKey(subject))) ?? at);
    const counts = await Promise.all(
      allowances(subject).map(({ key, seconds }) => store.add(key, 0, seconds)),
    );
    const lock = await lockOf(subject);
    return {
      at: iso(at),
      resendAt: iso(cooldownEnd),
      sendsLeft: Math.max(0, most - Math.max(...counts.map(({ total }) => total))),
      ...(lock && { lockedUntil: iso(lock.until) }),
      windowSecondsLeft: Math.max(
        1,
        ...counts.filter(({ total }) => total >= most).map((count) => count.secondsLeft),
      ),
    };
  }

  async function refusal(subject: OtpSubject, kind: ErrorKind, waitSeconds?: number): Promise<Failure> {
    const { windowSecondsLeft, ...otp } = await standing(subject);
    const end = iso(now() + (waitSeconds ?? 0) * 1000);
    return new Failure(kind, {
      ...(waitSeconds !== undefined && { retryAfterSeconds: waitSeconds }),
      otp: {
        ...otp,
        ...(kind === 'otp-too-soon' && end > otp.resendAt && { resendAt: end }),
        ...(lockingKinds.includes(kind) &&
          waitSeconds !== undefined && { lockedUntil: otp.lockedUntil ?? end }),
      },
    });
  }

  async function spend(subject: OtpSubject, asker: Asker): Promise<void> {
    const lock = await lockOf(subject);
    if (lock) throw await refusal(subject, lock.kind, Math.ceil((lock.until - now()) / 1000));
    const cooldownEnd = now() + otpCooldownSeconds * 1000;
    if (!(await store.putIfAbsent(cooldownKey(subject), String(cooldownEnd), otpCooldownSeconds))) {
      const { sendsLeft, resendAt, windowSecondsLeft } = await standing(subject);
      throw sendsLeft === 0
        ? await refusal(subject, 'otp-too-many', windowSecondsLeft)
        : await refusal(subject, 'otp-too-soon', Math.ceil((Date.parse(resendAt) - now()) / 1000));
    }
    const wait = await take(store, [...allowances(subject), ...askerAllowances(subject, asker)]);
    if (wait === undefined) return;
    await store.delete(cooldownKey(subject));
    throw await refusal(subject, 'otp-too-many', wait);
  }

  // What the browser and its network asked for stays counted: a refusal, too, tells something about a number.
  async function unspend(subject: OtpSubject): Promise<void> {
    await store.delete(cooldownKey(subject));
    await giveBack(store, allowances(subject));
  }

  async function explained(subject: OtpSubject, locked: string, error: UpstreamError): Promise<Failure> {
    const { kind, waitSeconds } = error;
    if (lockingKinds.includes(kind) && waitSeconds !== undefined) {
      const lock: Lock = { kind, until: now() + waitSeconds * 1000 };
      await store.putIfAbsent(`otp-lock:${locked}`, JSON.stringify(lock), waitSeconds);
    }
    return refusal(subject, kind, waitSeconds);
  }

  async function success(subject: OtpSubject, { sentTo }: OtpSent): Promise<OtpBudget> {
    const { at, resendAt, sendsLeft } = await standing(subject);
    return { at, resendAt, sendsLeft, ...(sentTo !== undefined && { sentTo }) };
  }

  return {
    async send(subject, asker, work) {
      await spend(subject, asker);
      try {
        const sent = await work();
        return { ...sent, otp: await success(subject, sent) };
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        if (error.nothingDone && !limitKinds.includes(error.kind)) await unspend(subject);
        throw await explained(subject, person(subject), error);
      }
    },
    async sentBy(subject, sent) {
      const cooldownEnd = now() + otpCooldownSeconds * 1000;
      await store.putIfAbsent(cooldownKey(subject), String(cooldownEnd), otpCooldownSeconds);
      await take(store, allowances(subject));
      return success(subject, sent);
    },
    async explain(subject, work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof UpstreamError) || !error.kind.startsWith('otp-')) throw error;
        // ABDM counts wrong tries by transaction: another transaction of the same person goes on.
        throw await explained(subject, error.kind === 'otp-locked' ? person(subject) : subject.id, error);
      }
    },
  };
}
