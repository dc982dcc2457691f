import { isObject, type JsonObject, objectsOf, textOf } from './json.js';

/** A resource of a bundle. */
export interface Entry {
  readonly resource: JsonObject;
  readonly fullUrl: string | undefined;
}

/** The resources of a bundle in their order; what is none is left out. */
export function entriesOf(bundle: JsonObject): readonly Entry[] {
  return objectsOf(bundle['entry']).flatMap(({ resource, fullUrl }) =>
    isObject(resource) ? [{ resource, fullUrl: textOf(fullUrl) }] : [],
  );
}

const tail = /(?:^|\/)([A-Za-z]+\/[^/]+?)(?:\/_history\/[^/]+)?$/;

/** Finds resources of a bundle by the references of others: full URL, `urn:uuid:`, type and id, or contained. */
export class References {
  readonly #known = new Map<string, JsonObject>();
  readonly #contained = new WeakMap<JsonObject, Map<string, JsonObject>>();

  constructor(entries: readonly Entry[]) {
    for (const { resource, fullUrl } of entries) {
      const id = textOf(resource['id']);
      const type = textOf(resource['resourceType']);
      // The first of several wins: a later one may not stand in for it.
      for (const name of [fullUrl, id && type && `${type}/${id}`, id && `urn:uuid:${id}`])
        if (name && !this.#known.has(name)) this.#known.set(name, resource);
    }
  }

  /**
   * @param owner - the resource in which the reference stands
   */
  find(reference: string, owner: JsonObject | undefined): JsonObject | undefined {
    if (reference.startsWith('#')) return owner && this.#containedIn(owner).get(reference.slice(1));
    return this.#known.get(reference) ?? this.#known.get(tail.exec(reference)?.[1] ?? '');
  }

  #containedIn(owner: JsonObject): Map<string, JsonObject> {
    let found = this.#contained.get(owner);
    if (!found) {
      found = new Map(
        objectsOf(owner['contained']).flatMap((resource) => {
          const id = textOf(resource['id']);
          return id ? [[id.replace(/^#/, ''), resource] as const] : [];
        }),
      );
      this.#contained.set(owner, found);
    }
    return found;
  }
}
