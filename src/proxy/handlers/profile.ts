import { isMobileNumber } from '../../abdm/mobile.js';
import type { Profile, ProfileChanges } from '../../contract/profile.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { isSameAddress } from '../patients.js';
import { changedPerson } from '../profile-change.js';
import { profileEtag } from '../profile-etag.js';
import { auditDone } from './audit.js';
import type { HandlersOf } from './handler.js';
import {
  changePatientProfile,
  forgettingProfile,
  readPatientProfile,
  readPatientProfileAnew,
  shownProfile,
} from './patient-profile.js';
import { gatewaySession, sessionOf } from './session.js';

/** Handlers of the patient's profile, ABHA card and QR code. */
export const profileHandlers: HandlersOf<
  'readProfile' | 'readMobile' | 'updateProfile' | 'deleteProfile' | 'readCard' | 'readQr'
> = {
  async readProfile(_input, call) {
    return shownProfile(call, await readPatientProfile(call));
  },

  async readMobile(_input, call) {
    const { mobile } = await readPatientProfile(call);
    return mobile !== undefined && isMobileNumber(mobile) ? { mobile } : {};
  },

  async updateProfile({ etag, changes }, call) {
    if (Object.keys(changes).length === 0) throw new Failure('invalid-request', { field: 'changes' });
    const { id, abhaAddress } = call.patient;
    return call.services.profileTurns.take(id ?? abhaAddress.toLowerCase(), () =>
      update(call, etag, changes),
    );
  },

  async deleteProfile({ abhaAddress }, call) {
    if (!isSameAddress(abhaAddress, call.patient.abhaAddress)) throw new Failure('address-invalid');
    await forgettingProfile(call, () => call.services.settings.upstream.profile.delete(call.identified));
    await auditDone(call, { event: 'profile-deleted' });
    await call.leave();
    return sessionOf(call, await gatewaySession(call));
  },

  async readCard(_input, call) {
    return call.services.settings.upstream.profile.readCard(call.identified);
  },

  async readQr(_input, call) {
    return call.services.settings.upstream.profile.readQr(call.identified);
  },
};

async function update(call: Call, etag: string, changes: ProfileChanges): Promise<{ profile?: Profile }> {
  const { sealer, settings } = call.services;
  const before = await readPatientProfileAnew(call);
  if ((await profileEtag(sealer, before)) !== etag) throw new Failure('profile-changed');
  const person = changedPerson(before, changes);
  const after = await changePatientProfile(call, () => settings.upstream.profile.update(person, call.caller));
  return after ? { profile: await shownProfile(call, after) } : {};
}
