import { isAbdmError, isAbort } from '../../client/abdm-error.js';
import type { Connection } from '../../context/connection.js';
import type { Place } from '../../ui/person-fields.js';
import type { Availability, SignupEffect, SignupEvent } from './signup-state.js';

/** Work that goes on beside the patient's own doing. */
export type LookUp = Exclude<SignupEffect, { type: 'call' | 'give-up' | 'clear-aadhaar' }>;

/** What a look-up works with. */
export interface LookUpPort {
  readonly client: Connection['client'];
  readonly signal: AbortSignal;
  readonly send: (event: SignupEvent) => void;
  /** Counts what was typed, so that only the last of it is looked up. */
  readonly typing: { turn: number };
}

/** Milliseconds of rest in typing before something is looked up. */
const typingRest = 350;

/** Milliseconds between two questions whether a face is confirmed. */
const faceRest = 3000;

/** Waits, unless the work is given up meanwhile. */
function rest(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve(true);
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Whether the patient has stopped typing. */
async function typingRested({ signal, typing }: LookUpPort): Promise<boolean> {
  const mine = ++typing.turn;
  return (await rest(typingRest, signal)) && mine === typing.turn;
}

/**
 * Whether a look-up is over without anything to say: given up, or another patient is signed in by now, and then nothing of
 * this one may stay.
 */
function isOver(caught: unknown, { send }: LookUpPort): boolean {
  if (isAbdmError(caught) && caught.kind === 'patient-changed') {
    send({ type: 'patient-changed' });
    return true;
  }
  return isAbort(caught);
}

async function checkAddress(
  effect: Extract<LookUp, { type: 'check-address' }>,
  port: LookUpPort,
): Promise<void> {
  const { transaction, abhaAddress } = effect;
  if (!(await typingRested(port))) return;
  const checked = (availability: Availability): void =>
    port.send({ type: 'address-checked', abhaAddress, availability });
  try {
    const { lookUps } = await import('./signup-calls.js');
    const options = { signal: port.signal, newest: 'check-address' };
    const { available } = await port.client.call(lookUps.checkAddress, { transaction, abhaAddress }, options);
    checked(available ? 'free' : 'taken');
  } catch (caught) {
    if (!isOver(caught, port)) checked('unchecked');
  }
}

async function findPincode({ pincode }: { readonly pincode: string }, port: LookUpPort): Promise<void> {
  if (!(await typingRested(port))) return;
  const found = (place: Place): void => port.send({ type: 'place-found', pincode, place });
  try {
    const { lookUps } = await import('./signup-calls.js');
    const options = { signal: port.signal, newest: 'find-pincode' };
    const { state, district } = await port.client.call(lookUps.findPincode, { pincode }, options);
    found({ state: state.name, district: district.name });
  } catch (caught) {
    if (isOver(caught, port)) return;
    found(isAbdmError(caught) && caught.kind === 'pincode-not-found' ? 'not-found' : 'unchecked');
  }
}

async function loadSuggestions(
  { transaction, about }: Extract<LookUp, { type: 'load-suggestions' }>,
  port: LookUpPort,
): Promise<void> {
  try {
    const { lookUps } = await import('./signup-calls.js');
    const request = { transaction, ...(about && { about }) };
    const { suggestions } = await port.client.call(lookUps.suggestAddresses, request, {
      signal: port.signal,
    });
    port.send({ type: 'suggested', transaction, suggestions });
  } catch (caught) {
    if (!isOver(caught, port)) port.send({ type: 'suggested', transaction, suggestions: 'failed' });
  }
}

async function watchFace(
  { transaction, expiresAt }: Extract<LookUp, { type: 'watch-face' }>,
  port: LookUpPort,
): Promise<void> {
  while (await rest(faceRest, port.signal)) {
    try {
      const { lookUps } = await import('./signup-calls.js');
      const options = { signal: port.signal, background: true };
      const { status } = await port.client.call(lookUps.checkFace, { transaction }, options);
      if (status === 'verified') {
        port.send({ type: 'face-seen', transaction, status });
        return;
      }
    } catch (caught) {
      if (isOver(caught, port)) return;
      // A network that comes and goes must not end the wait; a transaction that is gone does.
      if (isAbdmError(caught) && caught.kind === 'transaction-lost') break;
    }
    if (Date.now() >= expiresAt) break;
  }
  if (!port.signal.aborted) port.send({ type: 'face-seen', transaction, status: 'over' });
}

/** Starts a look-up; what it finds comes back as an event. */
export function startLookUp(effect: LookUp, port: LookUpPort): void {
  switch (effect.type) {
    case 'check-address':
      void checkAddress(effect, port);
      break;
    case 'find-pincode':
      void findPincode(effect, port);
      break;
    case 'load-suggestions':
      void loadSuggestions(effect, port);
      break;
    case 'watch-face':
      void watchFace(effect, port);
      break;
  }
}
