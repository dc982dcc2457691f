import type { Settings } from './options.js';
import type { UpstreamProfile } from './upstreams/upstream.js';

/** Keeps profiles for a minute in this process: upstream asks not to be called on every page. */
export interface ProfileCache {
  /** The profile of a patient, by upstream's id; asked for unless a young one is there. */
  read(patientId: string, work: () => Promise<UpstreamProfile>): Promise<UpstreamProfile>;
  /** Forgets a patient's profile, also one that is being read now. */
  drop(patientId: string): void;
}

interface Entry {
  readonly profile: Promise<UpstreamProfile>;
  readonly until: number;
}

const lifeSeconds = 60;
const mostProfiles = 500;

/** Makes a cache of profiles. */
export function createProfileCache({ now }: Pick<Settings, 'now'>): ProfileCache {
  const entries = new Map<string, Entry>();

  function keep(patientId: string, entry: Entry): void {
    const [oldest] = entries.keys();
    if (entries.size >= mostProfiles && oldest !== undefined) entries.delete(oldest);
    entries.set(patientId, entry);
    entry.profile.catch(() => {
      if (entries.get(patientId) === entry) entries.delete(patientId);
    });
  }

  return {
    async read(patientId, work) {
      const known = entries.get(patientId);
      if (known && now() < known.until) return known.profile;
      entries.delete(patientId);
      const profile = work();
      keep(patientId, { profile, until: now() + lifeSeconds * 1000 });
      return profile;
    },
    drop(patientId) {
      entries.delete(patientId);
    },
  };
}
