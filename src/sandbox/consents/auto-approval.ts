import type { Context, Hono } from 'hono';
import { termsProblems } from '../../abdm/consent.js';
import { refuse } from '../errors.js';
import { patientInSession } from '../patient-calls.js';
import type { AskingServices, Services } from '../services.js';
import { entriesAsAsked, grant } from './grant.js';
import type { ConsentRequest } from './request.js';

const path = '/abdm/v1/consents/auto-approval';

/** `SettingsResponse` of the published API. */
interface AutoApprovalAnswer {
  status: 'enabled' | 'disabled';
}

/** Adds reading auto-approval and turning it over: the call that changes it names no wish (NHA case P2 14). */
export function registerAutoApproval(app: Hono, services: Services): void {
  const { database, consentSettings } = services;
  const answer = (abhaAddress: string): AutoApprovalAnswer => ({
    status: consentSettings.of(abhaAddress).auto_approval ? 'enabled' : 'disabled',
  });
  app.get(path, (context) => context.json(answer(patientInSession(services, context).abha_address)));
  app.patch(path, async (context) => {
    const { abha_address } = patientInSession(services, context);
    await refuseOtherThanForm(context);
    database.atomically(() => {
      const { auto_approval } = consentSettings.of(abha_address);
      consentSettings.change(abha_address, { auto_approval: 1 - auto_approval });
    });
    return context.json(answer(abha_address));
  });
}

/** Grants a new consent request as it was asked, where the patient wants that (NHA case P3 1.2.1). */
export function approveByItself(services: AskingServices, request: ConsentRequest): void {
  if (request.kind !== 'consent') return;
  if (!services.consentSettings.of(request.abha_address).auto_approval) return;
  const entries = entriesAsAsked(request);
  const now = services.clock.now();
  if (entries.length === 0 || entries.some((entry) => termsProblems(entry, now).length > 0)) return;
  grant(services, request, entries);
}

async function refuseOtherThanForm(context: Context): Promise<void> {
  const type = context.req.header('content-type') ?? '';
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
  if (!isForm && (await context.req.text()) !== '') throw refuse('bad-request');
}
