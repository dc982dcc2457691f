import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** Holds what is sent and answered against a published OpenAPI document. */
export interface PublishedApi {
  /**
   * Checks an answer: the document must know the call and the status (`4XX` stands for all of its kind), and name every
   * field of the body. Where the document gives an answer no body, any is fine.
   *
   * @param body - the parsed JSON; `undefined` for none
   * @throws AssertionError that says what differs
   */
  checkAnswer(method: string, path: string, status: number, body: unknown): void;
  /**
   * Checks what a caller sends: query and body may only have fields that the document names, and need those it requires.
   *
   * @throws AssertionError that says what differs
   */
  checkRequest(method: string, path: string, sent?: SentRequest): void;
}

/** What a caller sends beside the path. */
export interface SentRequest {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
}

type Json = { [key: string]: unknown };

interface Operation {
  readonly name: string;
  readonly pointer: string;
  readonly json: Json;
}

const documentId = 'published:api';

/**
 * Reads a published OpenAPI document (3.0 or 3.1, YAML or JSON).
 *
 * Read leniently: enum values also count without the spaces around them. Read strictly: an object that lists its fields
 * may have no others, although the document does not say so.
 */
export function loadPublishedApi(path: string): PublishedApi {
  const document = closed(parse(readFileSync(path, 'utf8'))) as Json;
  const ajv = validator(document, false);
  const queryAjv = validator(document, true);
  const paths = object(document['paths']);

  const operation = (method: string, path: string): Operation => {
    const template = findTemplate(Object.keys(paths), path);
    assert(template !== undefined, `the published API has no path ${path}`);
    const verb = method.toLowerCase();
    const json = object(paths[template])[verb];
    assert(json !== undefined, `the published API has no ${method} ${template}`);
    return {
      name: `${method} ${template}`,
      pointer: `/paths/${escape(template)}/${verb}`,
      json: object(json),
    };
  };

  return {
    checkAnswer(method, path, status, body) {
      const { name, pointer, json } = operation(method, path);
      const responses = object(json['responses']);
      const key = [String(status), `${String(status)[0] ?? ''}XX`, 'default'].find(
        (candidate) => candidate in responses,
      );
      assert(key !== undefined, `${name}: the published API has no answer ${status}`);
      const schema = schemaPointer(object(responses[key]), `${pointer}/responses/${key}`);
      if (schema === undefined) return;
      assert(body !== undefined, `${name}: answer ${status} must have a body`);
      check(compile(ajv, schema), body, `${name}: answer ${status}`);
    },
    checkRequest(method, path, { body, query = {} } = {}) {
      const { name, pointer, json } = operation(method, path);
      checkQuery(queryAjv, json, pointer, query, name);
      const requestBody = json['requestBody'];
      if (requestBody === undefined) {
        assert(body === undefined, `${name}: the published API takes no body`);
        return;
      }
      const schema = schemaPointer(object(requestBody), `${pointer}/requestBody`);
      if (schema !== undefined) check(compile(ajv, schema), body, `${name}: request`);
    },
  };
}

function validator(document: Json, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes, validateSchema: false });
  addFormats(ajv);
  ajv.addSchema(document, documentId);
  return ajv;
}

function compile(ajv: Ajv2020, pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`${documentId}#${encodeURI(pointer)}`);
  assert(validate, `the published API document has no schema at ${pointer}`);
  return validate;
}

function check(validate: ValidateFunction, value: unknown, what: string): void {
  if (validate(value)) return;
  const problems = (validate.errors ?? []).map(problem).join('\n  ');
  assert.fail(`${what} is not as published:\n  ${problems}\n  ${JSON.stringify(value)}`);
}

function problem({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '(whole)'} ${message ?? 'is wrong'} ${JSON.stringify(params)}`;
}

function checkQuery(
  ajv: Ajv2020,
  json: Json,
  pointer: string,
  query: SentRequest['query'],
  name: string,
): void {
  const parameters = (json['parameters'] as Json[] | undefined) ?? [];
  const known = new Map(
    parameters.flatMap((parameter, index) =>
      parameter['in'] === 'query' ? [[String(parameter['name']), { parameter, index }] as const] : [],
    ),
  );
  for (const [key, { parameter }] of known) {
    assert(parameter['required'] !== true || key in (query ?? {}), `${name}: the query needs ${key}`);
  }
  for (const [key, value] of Object.entries(query ?? {})) {
    const index = known.get(key)?.index;
    assert(index !== undefined, `${name}: the published query has no ${key}`);
    check(compile(ajv, `${pointer}/parameters/${index}/schema`), value, `${name}: query ${key}`);
  }
}

/** Where the schema of a body is; `undefined` where the document has none. */
function schemaPointer(holder: Json, pointer: string): string | undefined {
  const content = object(holder['content'] ?? {});
  const type = ['application/json', ...Object.keys(content)].find((candidate) => candidate in content);
  if (type === undefined || object(content[type])['schema'] === undefined) return undefined;
  return `${pointer}/content/${escape(type)}/schema`;
}

/** The path template that a path fits, the one with fewest parameters first. */
function findTemplate(templates: readonly string[], path: string): string | undefined {
  const fits = (template: string): boolean => {
    const wanted = template.split('/');
    const parts = path.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => (/^\{.*\}$/.test(part) ? parts[index] !== '' : part === parts[index]))
    );
  };
  return templates.includes(path) ? path : templates.find(fits);
}

/** The document with its slips mended and its objects closed. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries<unknown>(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  if (isSchemaWithFields(copy)) copy['additionalProperties'] = false;
  if (Array.isArray(copy['enum'])) copy['enum'] = [...new Set(copy['enum'].flatMap(withoutSpaces))];
  return copy;
}

function isSchemaWithFields(value: Json): boolean {
  const isObjectSchema = [value['type']].flat().includes('object');
  return isObjectSchema && typeof value['properties'] === 'object' && !('additionalProperties' in value);
}

function withoutSpaces(value: unknown): unknown[] {
  return typeof value === 'string' ? [value, value.trim()] : [value];
}

function object(value: unknown): Json {
  assert(typeof value === 'object' && value !== null, 'the published API document must have an object here');
  return value as Json;
}

function escape(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
