import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { patientInSession } from '../patient-calls.js';
import { readBody } from '../requests.js';
import type { Services } from '../services.js';
import { createConsentPins } from './pin.js';
import { sendPinOtp, verifyPinOtp } from './pin-otp.js';

const base = '/abdm/v1/consents/pin';

const pinRequest = z.object({ pin: z.string() });
const changeRequest = z.object({ old: z.string(), new: z.string() });
const otpRequest = z.object({ txn_id: z.string(), otp: z.string() });

/** Adds the consent PIN. `approve` and `revoke` do not ask for it: who keeps one checks it first. */
export function registerConsentPin(app: Hono, services: Services): void {
  const { database } = services;
  const pins = createConsentPins(services);
  const add = <Schema extends z.ZodMiniType>(
    step: string,
    schema: Schema,
    work: (abhaAddress: string, body: z.output<Schema>) => void,
  ): void => {
    app.post(`${base}/${step}`, async (context) => {
      const { abha_address } = patientInSession(services, context);
      const body = await readBody(context, schema);
      database.atomically(() => {
        work(abha_address, body);
      });
      return context.body(null, 204);
    });
  };

  app.get(`${base}/exists`, (context) =>
    context.json({ exist: pins.exists(patientInSession(services, context).abha_address) }),
  );
  add('set', pinRequest, (address, { pin }) => {
    pins.set(address, pin);
  });
  add('verify', pinRequest, (address, { pin }) => {
    pins.verify(address, pin);
  });
  add('change', changeRequest, (address, { old, new: pin }) => {
    pins.change(address, old, pin);
  });
  add('reset', pinRequest, (address, { pin }) => {
    pins.reset(address, pin);
  });
  app.post(`${base}/forgot/init`, (context) => {
    const patient = patientInSession(services, context);
    return context.json(database.atomically(() => sendPinOtp(services, patient)));
  });
  add('forgot/verify', otpRequest, (address, { txn_id, otp }) => {
    verifyPinOtp(services, address, txn_id, otp);
    pins.allowReset(address);
  });
}
