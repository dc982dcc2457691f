import assert from 'node:assert/strict';
import { notices } from '../../src/abdm/notices.js';
import type { ProfileShare, reviewShare } from '../../src/contract/share.js';
import type { ResponseOf } from '../../src/contract/route.js';
import type { Answer, Browser } from './portal.js';

/** A counter of the scripted upstream. */
export const counter = { hipId: 'HIP-1', counterId: 'OPD cardio' };

export const consent = { version: notices['profile-share'].version, language: 'hi' };

/** Details that the scripted upstream's patients lack. */
export const added = { gender: 'F', yearOfBirth: 1990, monthOfBirth: 5, dayOfBirth: 15 } as const;

export const review = (
  browser: Browser,
  at: object = counter,
): Promise<Answer<ResponseOf<typeof reviewShare>>> => browser.post('/v1/shares/review', at);

export const share = (browser: Browser, more: object = {}): Promise<Answer<ProfileShare>> =>
  browser.post('/v1/shares', { ...counter, consent, added, ...more });

export const read = (browser: Browser, id: string): Promise<Answer<ProfileShare>> =>
  browser.get(`/v1/shares/${id}`);

export async function list(browser: Browser): Promise<ProfileShare[]> {
  const answer = await browser.get<{ shares: ProfileShare[] }>('/v1/shares');
  assert.equal(answer.status, 200, answer.text);
  return answer.body.shares;
}

/** A share that succeeded. */
export async function shared(browser: Browser, more: object = {}): Promise<ProfileShare> {
  const answer = await share(browser, more);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}
