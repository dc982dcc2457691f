import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument, routes } from '../../src/contract/index.js';

test('the OpenAPI document made from the routes is valid OpenAPI 3.1', async () => {
  const document = openApiDocument('1.2.3');
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert(valid, JSON.stringify(errors, undefined, 2));
});

test('it describes every route once', () => {
  const paths = openApiDocument('1.2.3')['paths'] as Record<string, Record<string, { operationId: string }>>;
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  assert.deepEqual(described.toSorted(), Object.keys(routes).toSorted());
});
