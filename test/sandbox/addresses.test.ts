import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../support/fast-check.js';
import { isAbhaAddress, newAddressProblem } from '../../src/abdm/abha-address.js';
import { suggestAddresses } from '../../src/sandbox/address-suggestions.js';
import { aadhaarOf, assertRefused, openCaller } from './sandbox-caller.js';

const suggest = '/abdm/na/v1/registration/suggest';

test('a suggestion comes from the name and year of birth that the transaction has verified', async () => {
  const { call, beginAndVerify } = await openCaller();
  const { txn_id } = (await beginAndVerify(aadhaarOf.maria)).body;
  const { body } = await call('GET', `${suggest}?fn=Other&transactionId=${txn_id}`);
  assert.deepEqual(body.suggestions, [
    'maria.dsouza@abdm',
    'maria_dsouza@abdm',
    'dsouza.maria@abdm',
    'mariadsouza1988@abdm',
  ]);
});

test('every seeded person who is new gets addresses that can be created', async () => {
  const { call, aadhaar, beginAndVerify, sandbox } = await openCaller();
  for (const person of sandbox.desk.people()) {
    if (
      person.aadhaar === null ||
      person.abha_number !== null ||
      !/^(New|A child, new)/.test(person.story) ||
      person.mobile === '9999900060'
    )
      continue;
    const { txn_id } = (await beginAndVerify(person.aadhaar)).body;
    const { suggestions } = (await call('GET', `${suggest}?transactionId=${txn_id}`)).body;
    assert(suggestions.length >= 3, person.name);
    const created = await aadhaar('create-phr', { txn_id, abha_address: suggestions[0] });
    assert.equal(created.status, 200, `${person.name}: ${suggestions[0]} ${created.text}`);
  }
});

test('a suggestion can come from the query, and is never taken', async () => {
  const { call } = await openCaller();
  const { body } = await call('GET', `${suggest}?fn=Rohan&ln=Deshpande&dob=1981-04-14`);
  assert(!body.suggestions.includes('rohan.deshpande@abdm'));
  assert(body.suggestions.length >= 3);
  assertRefused(await call('GET', suggest), 400, 'ABDM-1006');
  assertRefused(await call('GET', `${suggest}?transactionId=unknown`), 500, 'MIS-1026');
  assertRefused(await call('GET', `${suggest}?transactionId=%00`), 400, 'ABDM-1006');
});

test('whatever the name, there are at least three suggestions, all good and different', () => {
  const name = fc.option(fc.string({ unit: 'grapheme', maxLength: 60 }));
  fc.assert(
    fc.property(fc.tuple(name, name, name), fc.integer({ min: 0, max: 12 }), (names, taken) => {
      const gone = new Set<string>();
      const isFree = (address: string): boolean => {
        if (gone.size < taken) gone.add(address);
        return !gone.has(address);
      };
      const suggestions = suggestAddresses({ names, yearOfBirth: '1990' }, 'abdm', isFree);
      assert(new Set(suggestions).size >= 3);
      for (const address of suggestions) {
        assert(isAbhaAddress(address) && newAddressProblem(address) === undefined, address);
        assert(!gone.has(address));
      }
    }),
  );
});

test('an address that exists is told from one that does not and one that cannot', async () => {
  const { call } = await openCaller();
  const check = (abha_address: string) =>
    call('POST', '/abdm/na/v1/registration/phr/check', { abha_address });
  assert.deepEqual((await check('rohan.deshpande@abdm')).body, { exists: true });
  assert.deepEqual((await check('91000000000117@abdm')).body, { exists: true });
  assert.deepEqual((await check('nobody.at.all@abdm')).body, { exists: false });
  assert.deepEqual((await check('rohan.deshpande@sbx')).body, { exists: false });
  assertRefused(await check('rohan deshpande'), 400, 'ABDM-1170');
});

test('a postal code is resolved, an unknown one refused', async () => {
  const { call } = await openCaller();
  const known = await call('GET', '/abdm/v1/registration/pincode/834001');
  assert.deepEqual(known.body, {
    pincode: '834001',
    dist_code: '364',
    dist_name: 'Ranchi',
    state_code: '20',
    state_name: 'Jharkhand',
  });
  for (const unknown of ['999999', 'abc', '%00', '__proto__', '%E0%A4%A']) {
    const answer = await call('GET', `/abdm/v1/registration/pincode/${unknown}`);
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.body, { code: 400, error: 'Pincode not found' });
  }
});
