import type { Facility } from './facility.js';

/** Most facilities that one search answers. */
export const mostFound = 200;

/** Finds facilities by a part of their name. */
export interface FacilitySearch {
  /**
   * The facilities whose names contain every word of a text; those that begin with the text first, then those in which a
   * word does, each by name; 200 at most.
   */
  find(text: string): Facility[];
}

interface Entry {
  readonly facility: Facility;
  readonly name: string;
}

/** Makes the index of facilities once, so that a search only looks through folded names. */
export function createFacilitySearch(facilities: readonly Facility[]): FacilitySearch {
  const entries: Entry[] = facilities
    .map((facility) => ({ facility, name: folded(facility.name) }))
    .sort((one, other) => byText(one.name, other.name) || byText(one.facility.id, other.facility.id));
  return {
    find(text) {
      const wanted = folded(text);
      if (wanted === '') return [];
      const words = wanted.split(' ');
      const ranks: [Facility[], Facility[], Facility[]] = [[], [], []];
      for (const { facility, name } of entries)
        if (words.every((word) => name.includes(word))) ranks[rankOf(name, wanted)].push(facility);
      return ranks.flat().slice(0, mostFound);
    },
  };
}

/**
 * A text as it is compared: no matter which case, which accents over Latin letters and which apostrophe. The signs of
 * Indian scripts are marks, too, but stand for sounds: they stay.
 */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function rankOf(name: string, wanted: string): 0 | 1 | 2 {
  if (name.startsWith(wanted)) return 0;
  return name.includes(` ${wanted}`) ? 1 : 2;
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
