import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AddressDomain } from '../abdm/abha-address.js';
import { createAbhas } from './abhas.js';
import { createAccountTokens } from './account-tokens.js';
import { registerAccounts, requireAccessToken, type Client } from './accounts.js';
import { registerAddresses } from './addresses.js';
import { createCalls } from './calls.js';
import { createClock } from './clock.js';
import { createArtefacts } from './consents/artefacts.js';
import { createAskers } from './consents/askers.js';
import { registerConsents } from './consents/index.js';
import { createRequests } from './consents/requests.js';
import { createConsentSettings } from './consents/settings.js';
import { createCounters } from './counters/counters.js';
import { registerShare } from './counters/routes.js';
import { createShares } from './counters/shares.js';
import { inMemory, openDatabase } from './database.js';
import { registerDesk } from './desk-routes.js';
import { createDesk, type Desk } from './desk.js';
import { Refusal, refuse } from './errors.js';
import { registerFaceAuth, registerFacePage } from './face-auth.js';
import { registerFacilities } from './facilities/routes.js';
import { createFaults } from './faults.js';
import { registerKyc } from './kyc.js';
import { createDiscoveries } from './linking/discoveries.js';
import { registerLinking } from './linking/index.js';
import { createLinkAttempts } from './linking/link-attempts.js';
import { createFacilityPace } from './linking/pace.js';
import { registerLoginMethods } from './login-methods.js';
import { registerLogin } from './login.js';
import { createOtps } from './otp.js';
import { createPatients } from './patients.js';
import { createPeople } from './people.js';
import { registerPincodes } from './pincodes.js';
import { registerProfileAssets } from './profile-assets.js';
import { registerProfile } from './profile-routes.js';
import { registerAadhaarRegistration } from './registration-aadhaar.js';
import { registerMobileRegistration } from './registration-mobile.js';
import { createDeskRecords } from './records/desk-records.js';
import { registerRecords } from './records/record-routes.js';
import { maximumBodySize, maximumRecordSize } from './requests.js';
import { deskBase, isDeskPath } from './routes.js';
import { schema } from './schema.js';
import { seed, seedOf } from './seed.js';
import type { AskingServices, Services } from './services.js';
import { registerSession } from './session.js';
import { createSmsOutbox } from './sms.js';
import { createTransactions } from './transactions.js';
import { createVisits } from './visits.js';
import { createWebhooks, type Webhooks } from './webhooks/index.js';
import type { WebhookReceiver } from './webhooks/sender.js';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** Database file; in memory if left out. */
  readonly data?: string;
  /** Who may call: `sandbox-client` with `sandbox-secret` if left out. */
  readonly client?: Client;
  /** What stands behind the `@` of ABHA addresses: `abdm` if left out. */
  readonly addressDomain?: AddressDomain;
  /** Life of an access token; half an hour if left out. */
  readonly accessTokenSeconds?: number;
  /** Life of a refresh token; fifteen days if left out. */
  readonly refreshTokenSeconds?: number;
  /** Life of a patient's gateway session; half an hour if left out. */
  readonly gatewaySessionSeconds?: number;
  /** Seconds between two requests of the hospitals that ask by themselves; they do not if left out. */
  readonly asksEverySeconds?: number;
  /** By what the seconds that facilities and their counters take are multiplied: 1 if left out, 0 for none at all. */
  readonly facilityPace?: number;
  /** Who is told what happens to patients; nobody if left out. */
  readonly webhook?: WebhookReceiver;
  /** The computer's time, in milliseconds. */
  readonly systemTime?: () => number;
  /** Hears of errors that are the sandbox's own. */
  readonly onBug?: (error: unknown) => void;
}

/** ABDM Connect, run locally. */
export interface Sandbox {
  /** Answers a request of the API or of the desk. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly desk: Desk;
  /** Whether the data file was of another version, so that the sandbox began anew with its seed. */
  readonly isReplaced: boolean;
  /** Ends what facilities still think about, and closes the database. */
  close(): void;
}

/** The client that a sandbox knows if it is told of no other. */
export const defaultClient: Client = { id: 'sandbox-client', secret: 'sandbox-secret' };

/**
 * Opens a sandbox.
 *
 * @throws Error when another running sandbox uses the database file
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { services, webhooks } = openServices(options);
  const reseed = (): void => seed(services);
  try {
    if (services.database.isNew) reseed();
  } catch (error) {
    services.database.close();
    throw error;
  }
  const faults = createFaults();
  const calls = createCalls(services.clock);
  const desk = createDesk(services, { faults, calls, webhooks: webhooks.desk }, reseed);

  const app = new Hono();
  app.onError((error, context) => {
    const refusal = error instanceof Refusal ? error : refuse('bug');
    if (refusal !== error) options.onBug?.(error);
    const answer = isDeskPath(context.req.path) ? { error: refusal.message } : refusal.answer;
    return context.json(answer, refusal.status as ContentfulStatusCode);
  });
  app.notFound(() => {
    throw refuse('not-found');
  });
  app.use(calls.middleware, faults.middleware, webhooks.middleware);
  const limit = limitOf(maximumBodySize);
  const recordLimit = limitOf(maximumRecordSize);
  app.use((context, next) =>
    (context.req.path === `${deskBase}/records` ? recordLimit : limit)(context, next),
  );
  registerDesk(app, desk);
  registerFacePage(app, services);
  app.use(requireAccessToken(services));
  registerAccounts(app, services, options.client ?? defaultClient);
  registerAadhaarRegistration(app, services);
  registerMobileRegistration(app, services);
  registerFaceAuth(app, services);
  registerLoginMethods(app, services);
  registerLogin(app, services);
  registerSession(app, services);
  registerProfile(app, services);
  registerProfileAssets(app, services);
  registerKyc(app, services);
  registerConsents(app, services);
  registerRecords(app, services);
  registerFacilities(app);
  registerLinking(app, services);
  registerShare(app, services);
  registerAddresses(app, services);
  registerPincodes(app);

  return {
    fetch: async (request) => app.fetch(request),
    desk,
    isReplaced: services.database.isReplaced,
    close() {
      webhooks.end();
      services.facilityPace.end();
      services.database.close();
    },
  };
}

function limitOf(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw refuse('too-large');
    },
  });
}

function openServices(options: SandboxOptions): { services: Services; webhooks: Webhooks } {
  const domain = options.addressDomain ?? 'abdm';
  const database = openDatabase(options.data ?? inMemory, schema, domain + JSON.stringify(seedOf));
  const clock = createClock(database, options.systemTime);
  const sms = createSmsOutbox(database, clock);
  const transactions = createTransactions(database, clock);
  const halfHour = 30 * 60;
  const base: AskingServices = {
    database,
    clock,
    sms,
    transactions,
    otps: createOtps(transactions, sms, clock),
    people: createPeople(database),
    abhas: createAbhas(database, clock, domain),
    patients: createPatients(database, clock, options.gatewaySessionSeconds ?? halfHour),
    accountTokens: createAccountTokens(
      database,
      clock,
      options.accessTokenSeconds ?? halfHour,
      options.refreshTokenSeconds ?? 15 * 24 * 60 * 60,
    ),
    deskRecords: createDeskRecords(database),
    visits: createVisits(database, clock),
    discoveries: createDiscoveries(database, clock),
    linkAttempts: createLinkAttempts(database),
    facilityPace: createFacilityPace(options.facilityPace),
    counters: createCounters(database),
    shares: createShares(database, clock),
    requests: createRequests(database, clock),
    artefacts: createArtefacts(database, clock),
    consentSettings: createConsentSettings(database),
  };
  const { id: clientId } = options.client ?? defaultClient;
  const webhooks = createWebhooks(base, clientId, options);
  const telling = { ...base, ...webhooks.registers };
  const askers = createAskers(telling, options.asksEverySeconds);
  return { services: { ...telling, askers }, webhooks };
}
