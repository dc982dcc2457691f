import type { Block, Steps } from './blocks.js';
import { type JsonObject, own, textOf } from './json.js';
import type { Reading, TellRun } from './reading.js';
import { entriesOf } from './references.js';
import { tellAny } from './tell.js';
import type { PartName } from './telling.js';

type TellOne = (resource: JsonObject, reading: Reading, level: number) => Block[] | Steps<Block[]>;

/** A family whose resources are told one by one. */
export const each = (tell: TellOne): TellRun =>
  function* (resources, reading, level) {
    const blocks: Block[] = [];
    for (const resource of resources) {
      const leave = reading.enter(resource);
      try {
        const told = tell(resource, reading, level);
        blocks.push(...(Array.isArray(told) ? told : yield* told));
      } finally {
        leave();
      }
      yield;
    }
    return blocks;
  };

/** Kinds of resources that a part of the kit tells; every other one is told by its facts. */
const parts: Readonly<Record<string, PartName>> = {
  Observation: 'results',
  DiagnosticReport: 'results',
  MedicationRequest: 'medicines',
  MedicationStatement: 'medicines',
  Immunization: 'vaccinations',
  Invoice: 'bills',
  Binary: 'uncommon',
};

const typeOf = (resource: JsonObject): string => textOf(resource['resourceType']) ?? '';

/** The parts that the kinds of resources in a bundle need. */
export function partsOf(bundle: JsonObject): Set<PartName> {
  const found = entriesOf(bundle).flatMap(({ resource }) => own(parts, typeOf(resource)) ?? []);
  // What has a part of its own has amounts as well.
  return new Set(found.length > 0 ? [...found, 'amounts'] : []);
}

const any = each(tellAny);

function familyOf(resource: JsonObject, reading: Reading): TellRun {
  const type = typeOf(resource);
  const part = own(parts, type);
  return (part && reading.family(type, part)) ?? any;
}

/** Tells resources in their order, those of one family that follow each other together. */
export function* tellResources(
  resources: readonly JsonObject[],
  reading: Reading,
  level: number,
): Steps<Block[]> {
  const blocks: Block[] = [];
  let family = any;
  let run: JsonObject[] = [];
  for (const resource of [...resources, undefined]) {
    const next = resource && familyOf(resource, reading);
    if (next !== family) {
      const left = run.filter((one) => !reading.isShown(one));
      blocks.push(...(yield* family(left, reading, level)));
      run = [];
    }
    if (!resource || !next) break;
    family = next;
    run.push(resource);
  }
  return blocks;
}
