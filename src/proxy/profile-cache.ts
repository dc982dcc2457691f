import * as z from 'zod/mini';
import { profile as shownProfile } from '../contract/profile.js';
import type { Settings } from './options.js';
import { randomId, type Sealer } from './seal.js';
import type { UpstreamProfile } from './upstreams/upstream.js';

/** Keeps profiles for a minute, sealed in the store: upstream asks not to be called on every page. */
export interface ProfileCache {
  /** The profile of a patient, by upstream's id; asked for unless a young one is there. */
  read(patientId: string, work: () => Promise<UpstreamProfile>): Promise<UpstreamProfile>;
  /** Forgets a patient's profile, in every process, also one that is being read now. */
  drop(patientId: string): Promise<void>;
}

const kept = z.omit(shownProfile, { etag: true });

const lifeSeconds = 60;
// Longer than a reading and what is kept of it may take together.
const generationSeconds = 5 * 60;

/** Makes a cache of profiles. */
export function createProfileCache({ store }: Pick<Settings, 'store'>, sealer: Sealer): ProfileCache {
  /** Readings that are under way in this process. */
  const readings = new Map<string, Promise<UpstreamProfile>>();
  const generationKey = (patientId: string): string => `profile-generation:${patientId}`;

  async function find(key: string): Promise<UpstreamProfile | undefined> {
    const sealed = await store.get(key);
    return sealed === undefined ? undefined : sealer.open('profile', sealed, kept);
  }

  async function fill(key: string, work: () => Promise<UpstreamProfile>): Promise<UpstreamProfile> {
    const found = await find(key);
    if (found) return found;
    const profile = await work();
    // Nobody is worse off without it.
    await store.put(key, await sealer.seal('profile', profile), lifeSeconds).catch(() => undefined);
    return profile;
  }

  return {
    async read(patientId, work) {
      // A change names another generation: what was read before it is never found again.
      const generation = (await store.get(generationKey(patientId))) ?? 'first';
      const key = `profile:${patientId}:${generation}`;
      const known = readings.get(key);
      if (known) return known;
      const reading = fill(key, work).finally(() => readings.delete(key));
      readings.set(key, reading);
      return reading;
    },
    async drop(patientId) {
      await store.put(generationKey(patientId), randomId(), generationSeconds);
    },
  };
}
