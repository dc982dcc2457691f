import { person } from '../contract/values.js';
import type { Sealer } from './seal.js';
import type { UpstreamProfile } from './upstreams/upstream.js';

/** The fields of a profile that a change is merged into: the nine that upstream takes. */
export const personFields = Object.keys(person.shape) as readonly (keyof typeof person.shape)[];

/** Names the state of a profile that a change is merged into, without telling any of it. */
export function profileEtag(sealer: Sealer, profile: UpstreamProfile): Promise<string> {
  const state = [profile.kycVerified, ...personFields.map((name) => profile[name])];
  return sealer.digest('profile', JSON.stringify(state));
}
