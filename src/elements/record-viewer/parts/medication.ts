import type * as r4 from 'fhir/r4';
import type { Block, Row, Steps } from '../reading/blocks.js';
import { dosageText, durationText } from './dosage.js';
import { isObject, type JsonObject, listOf, Part } from '../reading/json.js';
import type { Reading } from '../reading/reading.js';
import { linesOf, say } from '../reading/say.js';
import { statusRemarks } from '../reading/statuses.js';
import { fileBlocks, keepNarrative, referred, skipPatient } from '../reading/tell.js';
import { cellOf, restLines, rowsOfEach, tableBlocks } from './tables.js';

type Medicine = Part<r4.MedicationRequest & r4.MedicationStatement>;

/** The name of a medicine; what else is known of one that is told nowhere else goes to the remarks. */
function medicine(part: Medicine, reading: Reading): { readonly name: string[]; readonly more: string[] } {
  const concept = say(part.take('medicationCodeableConcept'), reading);
  const { resources, names } = referred(part.take('medicationReference'), reading);
  const told = resources.map((resource) =>
    reading.within(resource, () => {
      const medication = new Part<r4.Medication>(resource);
      keepNarrative(medication, reading);
      statusRemarks(medication, reading);
      return { name: say(medication.take('code'), reading), more: restLines(medication, reading) };
    }),
  );
  return {
    name: [concept, ...told.map(({ name }) => name), ...names],
    more: told.flatMap(({ more }) => more),
  };
}

function rowOf(resource: JsonObject, reading: Reading): Row {
  const part: Medicine = new Part(resource);
  keepNarrative(part, reading);
  skipPatient(part, reading);
  const remarks = statusRemarks(part, reading).map((block) => (block.kind === 'remark' ? block.text : ''));
  const { name, more } = medicine(part, reading);
  const dosages = [...listOf(part.take('dosageInstruction')), ...listOf(part.take('dosage'))];
  const tell = (value: unknown, key = ''): string => say(value, reading, key, 1);
  const how = dosages.map((dosage) => {
    if (!isObject(dosage)) return tell(dosage);
    const told = new Part<r4.Dosage>(dosage);
    const text = dosageText(told, reading, tell, '', false);
    return [text, ...restLines(told, reading)].join('\n');
  });
  const long = dosages.map((dosage) => durationText(dosage, reading, tell));
  const notes = linesOf(part.take('note'), reading);
  return {
    cells: [
      cellOf(...name),
      cellOf(...how),
      cellOf(...long),
      cellOf(...remarks, ...notes, ...more, ...restLines(part, reading)),
    ],
  };
}

/** Tells medicines as one table: how to take each, and for how long. */
export function* tellMedicines(resources: readonly JsonObject[], reading: Reading): Steps<Block[]> {
  const rows = yield* rowsOfEach(resources, reading, rowOf);
  return [...tableBlocks(reading.words.medicines, rows, reading), ...fileBlocks(reading)];
}
