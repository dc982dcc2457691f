import type * as r4 from 'fhir/r4';
import type { Block, Row, Steps } from '../reading/blocks.js';
import { type JsonObject, Part } from '../reading/json.js';
import { numberOf } from '../reading/numbers.js';
import type { Reading } from '../reading/reading.js';
import { linesOf, say } from '../reading/say.js';
import { statusRemarks } from '../reading/statuses.js';
import { fileBlocks, keepNarrative, skipPatient } from '../reading/tell.js';
import { cellOf, restLines, rowsOfEach, tableBlocks } from './tables.js';

function doses(part: Part<r4.Immunization>, reading: Reading): string[] {
  const { vaccinations: words } = reading.words;
  return part.objects('protocolApplied').flatMap((json) => {
    const protocol = new Part<r4.ImmunizationProtocolApplied>(json);
    const numberText = (value: unknown): string => {
      const number = numberOf(value);
      return number === undefined ? say(value, reading) : reading.number(number);
    };
    const [which, all] = [
      numberText(protocol.choice('doseNumber')),
      numberText(protocol.choice('seriesDoses')),
    ];
    const said = which && all ? words.numberOf(which, all) : which ? words.number(which) : all;
    return [said, ...restLines(protocol, reading)];
  });
}

function rowOf(resource: JsonObject, reading: Reading): Row {
  const part = new Part<r4.Immunization>(resource);
  keepNarrative(part, reading);
  skipPatient(part, reading);
  const remarks = statusRemarks(part, reading).map((block) => (block.kind === 'remark' ? block.text : ''));
  const cells = [
    cellOf(say(part.take('vaccineCode'), reading)),
    cellOf(...linesOf(part.choice('occurrence'), reading)),
    cellOf(...doses(part, reading), say(part.take('doseQuantity'), reading)),
  ];
  return { cells: [...cells, cellOf(...remarks, ...restLines(part, reading))] };
}

/** Tells vaccinations as one table. */
export function* tellVaccinations(resources: readonly JsonObject[], reading: Reading): Steps<Block[]> {
  const rows = yield* rowsOfEach(resources, reading, rowOf);
  return [...tableBlocks(reading.words.vaccinations, rows, reading), ...fileBlocks(reading)];
}
