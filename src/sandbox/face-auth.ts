import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { continueWithMobile, refuseWithoutWay } from './aadhaar-verified.js';
import { Refusal, refuse } from './errors.js';
import { facePage, facePageHeaders, type FacePageState } from './face-page.js';
import type { RegistrationAnswer } from './registration-answers.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

const base = '/abdm/na/v1/face-auth';
const pages = '/face';
const flow = 'aadhaar-registration';

const captureRequest = z.object({ txn_id: z.string() });
const verifyRequest = z.object({ txn_id: z.string(), aadhaar: z.string() });

/** Adds registration by face: what follows the verified Aadhaar is registration by Aadhaar OTP, with the same transaction. */
export function registerFaceAuth(app: Hono, services: Services): void {
  const { database, transactions } = services;
  app.post(`${base}/init`, (context) => {
    const { origin } = new URL(context.req.url);
    return context.json(database.atomically(() => init(services, origin)));
  });
  app.post(`${base}/capture`, async (context) => {
    const { txn_id } = await readBody(context, captureRequest);
    const { step } = transactions.inStep(txn_id, flow, 'face', 'face-captured');
    return context.json({ txn_id, status: step === 'face' ? 'Pending' : 'Verified' });
  });
  app.post(`${base}/verify`, async (context) => {
    const body = await readBody(context, verifyRequest);
    return context.json(database.atomically(() => verify(services, body)));
  });
}

/** Adds the page that stands in for the camera of UIDAI's app. It asks for no token: it is for the patient's phone. */
export function registerFacePage(app: Hono, services: Services): void {
  const { database } = services;
  const show = (context: Context, state: FacePageState): Response =>
    context.html(facePage(state), state === 'over' ? 404 : 200, facePageHeaders);

  app.get(`${pages}/:id`, (context) => show(context, stateOf(services, context.req.param('id'))));
  app.post(`${pages}/:id`, async (context) => {
    const button = new URLSearchParams(await context.req.text()).get('answer');
    const id = context.req.param('id');
    const state = database.atomically(() => press(services, id, button));
    return show(context, state);
  });
}

/** `FaceAuthInitFaceAuthResponse` of the published API. */
interface InitAnswer {
  txn_id: string;
  url: string;
  hint: string;
}

function init({ database, transactions }: Services, origin: string): InitAnswer {
  const transaction = transactions.begin(flow, 'face', {});
  const page = randomUUID();
  database.run('INSERT INTO face_page (id, transaction_id) VALUES (?, ?)', [page, transaction.id]);
  return {
    txn_id: transaction.id,
    url: `${origin}${pages}/${page}`,
    hint: 'Open the link on a phone with a camera and confirm your face',
  };
}

function verify(services: Services, { txn_id, aadhaar }: z.output<typeof verifyRequest>): RegistrationAnswer {
  const { transactions, people } = services;
  const transaction = transactions.inStep(txn_id, flow, 'face', 'face-captured');
  if (transaction.step === 'face') throw refuse('face-not-verified');
  if (!isAadhaarNumber(aadhaar)) throw refuse('aadhaar-invalid');
  const person = people.byAadhaar(aadhaar);
  if (!person) throw refuse('aadhaar-not-found');
  refuseWithoutWay(services, transaction, person, person.mobile);
  return continueWithMobile(services, { ...transaction, personId: person.id, mobile: person.mobile }, person);
}

/** The transaction behind a page, while it waits for the face or for what comes after it. */
function transactionOf({ database, transactions }: Services, page: string): Transaction | undefined {
  try {
    const row = database.first<{ transaction_id: string }>(
      'SELECT transaction_id FROM face_page WHERE id = ?',
      [page],
    );
    return row && transactions.inStep(row.transaction_id, flow, 'face', 'face-captured');
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function stateOf(services: Services, page: string): FacePageState {
  const step = transactionOf(services, page)?.step;
  if (step === undefined) return 'over';
  return step === 'face' ? 'asking' : 'confirmed';
}

function press(services: Services, page: string, button: string | null): FacePageState {
  const state = stateOf(services, page);
  if (state !== 'asking') return state;
  if (button === 'cancel') return 'cancelled';
  const transaction = transactionOf(services, page);
  if (button !== 'confirm' || !transaction) return 'asking';
  services.transactions.change(transaction, { step: 'face-captured' });
  return 'confirmed';
}
