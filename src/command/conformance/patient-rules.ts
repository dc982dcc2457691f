import { sendLoginOtp, signInToAccount, verifyLoginOtp } from '../../contract/login.js';
import { type RouteName, routes } from '../../contract/routes.js';
import { findSession, signOut, switchPatient } from '../../contract/session.js';
import { epochHeader } from '../../contract/headers.js';
import type { Route } from '../../contract/route.js';
import { Browser, given } from './browser.js';
import type { Person } from './desk.js';
import { Broken, must, mustFail, type Rule, type Subject } from './rule.js';

const login = ['findSession', 'signOut', 'sendLoginOtp', 'verifyLoginOtp', 'signInToAccount'] as const;

/** Somebody before the answer to an OTP. */
interface Started {
  readonly browser: Browser;
  readonly person: Person;
  readonly transaction: string;
  readonly otp: string;
}

/** To whom an OTP goes: some of the invented people are locked out, or have an ABHA that is not active. */
async function start({ target, desk }: Subject): Promise<Started> {
  if (!desk) throw new Broken('there is no desk to sign in with');
  await desk.reset();
  let refusal = '';
  for (let tries = 0; tries < 6; tries += 1) {
    const person = await desk.person();
    const browser = new Browser(target);
    const identifier = { kind: 'mobile', value: person.mobile };
    const answer = await browser.ask(sendLoginOtp, { identifier, otpSystem: 'abdm' });
    const sent = given(sendLoginOtp, answer);
    if (sent) return { browser, person, transaction: sent.transaction, otp: await desk.otp(person.mobile) };
    refusal = `${answer.status} ${answer.text.slice(0, 200)}`;
  }
  throw new Broken(`no OTP of a sign-in goes out: ${refusal}`);
}

async function signIn(subject: Subject): Promise<Started> {
  const started = await start(subject);
  const { browser, person, transaction, otp } = started;
  const answer = await browser.ask(verifyLoginOtp, { transaction, otp });
  const outcome = given(verifyLoginOtp, answer);
  must(outcome !== undefined, `POST /v1/login/verify: ${answer.status} ${answer.text.slice(0, 200)}`);
  if (outcome.next !== 'choose-account') return started;
  const chosen = { transaction: outcome.transaction, abhaAddress: person.abhaAddress };
  const last = given(signInToAccount, await browser.ask(signInToAccount, chosen));
  must(last?.next === 'done', 'signing in to the one account did not end');
  return started;
}

const rule = (id: string, title: string, check: (subject: Subject) => Promise<void>): Rule => ({
  id,
  title,
  needs: login,
  needsDesk: true,
  check,
});

const offeredReads = ({ offered }: Subject): readonly Route[] =>
  (Object.entries(routes) as [RouteName, Route][])
    .filter(([name, { repeatable, patient }]) => offered.has(name) && repeatable && patient)
    .map(([, route]) => route)
    .filter((route) => route.answer === 'json' && route.request.safeParse({}).success);

/** A token with a signature: upstream's, since what the proxy seals has five parts. */
const token = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}(?![\w.-])/;

/** Rules that sign somebody in. */
export const patientRules: readonly Rule[] = [
  rule(
    'login-otp',
    'the answer to an OTP says when and how often another may be asked for',
    async (subject) => {
      const { browser, person } = await start(subject);
      const identifier = { kind: 'mobile', value: person.mobile };
      const again = await browser.ask(sendLoginOtp, { identifier, otpSystem: 'abdm' });
      mustFail(again, 'a second OTP at once', 'otp-too-soon', 'otp-too-many');
      must(Number(again.headers.get('Retry-After')) > 0, 'Retry-After does not say when');
    },
  ),
  rule(
    'login-wrong-otp',
    'a wrong OTP signs nobody in, and says where the patient stands',
    async (subject) => {
      const { browser, transaction, otp } = await start(subject);
      const wrong = otp === '000000' ? '000001' : '000000';
      mustFail(await browser.ask(verifyLoginOtp, { transaction, otp: wrong }), 'a wrong OTP', 'otp-wrong');
      must(
        given(findSession, await browser.ask(findSession))?.patients.length === 0,
        'somebody is signed in',
      );
    },
  ),
  rule('login-transaction', 'a transaction belongs to one browser and one step', async (subject) => {
    const { browser, transaction, otp, person } = await start(subject);
    const other = new Browser(subject.target);
    mustFail(await other.ask(verifyLoginOtp, { transaction, otp }), 'another browser', 'transaction-lost');
    const early = { transaction, abhaAddress: person.abhaAddress };
    mustFail(await browser.ask(signInToAccount, early), 'a step too early', 'transaction-lost');
  }),
  rule('login-cookie', 'the cookie is for the server only, and for this site only', async (subject) => {
    const { browser } = await signIn(subject);
    const cookies = browser.setCookies;
    must(cookies.length > 0, 'no cookie was set');
    for (const cookie of cookies) {
      must(/;\s*HttpOnly/i.test(cookie), 'a cookie is not HttpOnly');
      must(/;\s*SameSite=(?:Strict|Lax)/i.test(cookie), 'a cookie is not SameSite');
      must(!/;\s*Domain=/i.test(cookie), 'a cookie is for more than one host');
      if (subject.target.origin.startsWith('https:'))
        must(/^__Host-/.test(cookie) && /;\s*Secure/i.test(cookie), 'a cookie is not __Host- and Secure');
    }
  }),
  rule(
    'session-patient',
    'who signed in is the present patient, under a new epoch and a new cookie',
    async (subject) => {
      const started = await start(subject);
      const { browser, person, transaction, otp } = started;
      await browser.ask(findSession);
      const { epoch } = browser;
      const before = browser.copy();
      const outcome = given(verifyLoginOtp, await browser.ask(verifyLoginOtp, { transaction, otp }));
      if (outcome?.next === 'choose-account')
        await browser.ask(signInToAccount, {
          transaction: outcome.transaction,
          abhaAddress: person.abhaAddress,
        });
      const session = given(findSession, await browser.ask(findSession));
      const present = session?.patients.find(({ current }) => current);
      must(present?.abhaAddress === person.abhaAddress, 'the present patient is another one');
      must(browser.epoch !== undefined && browser.epoch !== epoch, 'the epoch is the one of nobody');
      const old = given(findSession, await before.ask(findSession));
      must(
        old === undefined || old.patients.length === 0,
        'the cookie of before the sign-in is signed in, too',
      );
    },
  ),
  rule(
    'session-stale',
    'a page that shows nobody, or another one, can do nothing in the patient’s name',
    async (subject) => {
      const { browser } = await signIn(subject);
      const stale = { headers: { [epochHeader]: 'somebody-else' } };
      mustFail(await browser.ask(signOut, {}, stale), 'a write', 'patient-changed');
      mustFail(await browser.ask(findSession, {}, stale), 'a read', 'patient-changed');
      if (subject.offered.has('switchPatient'))
        mustFail(
          await browser.ask(switchPatient, { patient: 'nobody' }),
          'an unknown patient',
          'invalid-request',
        );
    },
  ),
  rule('session-sign-out', 'a sign-out ends copies of the cookie, too', async (subject) => {
    const { browser } = await signIn(subject);
    await browser.ask(findSession);
    const thief = browser.copy();
    const session = given(signOut, await browser.ask(signOut));
    must(session?.patients.length === 0, 'somebody is still signed in');
    const seen = given(findSession, await thief.ask(findSession));
    must(seen === undefined || seen.patients.length === 0, 'a copy of the cookie is still signed in');
  }),
  rule(
    'patient-reads',
    'whatever is read of the patient is by its schema, or an error of the list',
    async (subject) => {
      const { browser } = await signIn(subject);
      await browser.ask(findSession);
      for (const route of offeredReads(subject)) {
        const answer = await browser.ask(route);
        must(
          given(route, answer) !== undefined || answer.error !== undefined,
          `${route.method} ${route.path}: ${answer.status} ${answer.text.slice(0, 200)}`,
        );
      }
    },
  ),
  rule(
    'patient-secrets',
    'no token of upstream’s and no id of the partner reaches the page',
    async (subject) => {
      const { browser } = await signIn(subject);
      await browser.ask(findSession);
      for (const route of offeredReads(subject)) await browser.ask(route);
      for (const text of browser.heard) {
        must(!token.test(text), `an answer has a token: ${text.slice(0, 100)}`);
        must(
          !/"(?:oid|x-pt-id|partner_patient_id|access_token|refresh_token)"/i.test(text),
          'an upstream id',
        );
      }
    },
  ),
];
