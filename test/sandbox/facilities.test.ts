import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHiType } from '../../src/abdm/hi-types.js';
import { consentSeed } from '../../src/sandbox/consents/seed.js';
import { behaviourStories, behavingFacilities } from '../../src/sandbox/facilities/behaviours.js';
import { facilities, facilityById, inventFacilities } from '../../src/sandbox/facilities/registry.js';
import type { ProviderAnswer } from '../../src/sandbox/facilities/routes.js';
import { createFacilitySearch, folded, mostFound } from '../../src/sandbox/facilities/search.js';
import { linkingSeed } from '../../src/sandbox/linking/seed.js';
import { assertRefused, openCaller } from './sandbox-caller.js';

test('there are thousands of facilities, no two alike, some in Indian scripts', () => {
  assert(facilities.length >= 2000);
  const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
  assert(unique(facilities.map(({ id }) => id)));
  assert(unique(facilities.map(({ name, city }) => `${name}, ${city}`)));
  assert(facilities.every(({ id }) => /^IN\d{10}$/.test(id) && facilityById(id)?.id === id));
  for (const script of [
    'Devanagari',
    'Bengali',
    'Tamil',
    'Telugu',
    'Kannada',
    'Malayalam',
    'Gujarati',
    'Gurmukhi',
  ])
    assert(
      facilities.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
      script,
    );
});

test('the same seed invents the same facilities, another one others', () => {
  assert.deepEqual(inventFacilities(50), inventFacilities(50));
  assert.notDeepEqual(inventFacilities(50, 7), inventFacilities(50));
  assert.throws(() => inventFacilities(10_000), RangeError);
});

test('the visits of the seed are to known facilities, of known kinds, three or more for whom hospitals ask', () => {
  for (const { hipId, hiType } of consentSeed.visits) assert(facilityById(hipId) && isHiType(hiType));
  for (const who of new Set(consentSeed.requests.map((request) => request.who))) {
    const visited = consentSeed.visits.filter((visit) => visit.who === who && !visit.isUnlinked);
    assert(new Set(visited.map(({ hipId }) => hipId)).size >= 3, who);
  }
});

test('the visits of those who link are to known facilities, but for one; every behaviour has a facility', () => {
  const unknown = linkingSeed.filter(({ hipId, hiType }) => !facilityById(hipId) || !isHiType(hiType));
  assert.deepEqual(
    unknown.map(({ display }) => display),
    ['Physiotherapy notes'],
  );
  const behaviours = new Set<string>(Object.values(behavingFacilities).map(({ behaviour }) => behaviour));
  assert.deepEqual(
    Object.keys(behaviourStories).filter((behaviour) => !behaviours.has(behaviour)),
    [],
  );
});

/** A small registry with these names, in this order. */
function searchIn(...names: readonly string[]): (text: string) => string[] {
  const search = createFacilitySearch(names.map((name, id) => ({ id: `${id}`, name, city: '', state: '' })));
  return (text) => search.find(text).map(({ name }) => name);
}

test('P2 1.2: names that begin with the text come first, then words that do, then the rest; each by name', () => {
  const find = searchIn('New Carewell', 'Star Care', 'Medicare', 'Carewell', 'Aster Care', 'Care One');
  assert.deepEqual(find('care'), [
    'Care One',
    'Carewell',
    'Aster Care',
    'New Carewell',
    'Star Care',
    'Medicare',
  ]);
  assert.deepEqual(find('ster'), ['Aster Care']);
  assert.deepEqual(find('care star'), ['Star Care'], 'words in any order');
  assert.deepEqual(find('star x'), []);
  assert.deepEqual(find('  STAR   care '), ['Star Care']);
  assert.deepEqual(find(' \u200d '), []);
});

test('case, Latin accents and apostrophes do not matter; the signs of Indian scripts do', () => {
  const find = searchIn('São Francisco', 'St. Mary’s', 'ज़िला अस्पताल', 'ਸੇਵਾ ਹਸਪਤਾਲ', 'कमल', 'कमला');
  assert.deepEqual(find('SAO'), ['São Francisco']);
  assert.deepEqual(find('sa\u0303o'), ['São Francisco']);
  assert.deepEqual(find("mary's"), ['St. Mary’s']);
  assert.deepEqual(find('कमला'), ['कमला']);
  assert.deepEqual(find('ਹਸਪ'), ['ਸੇਵਾ ਹਸਪਤਾਲ']);
  const oneSign = '\u095bिला';
  const twoSigns = '\u091c\u093cिला';
  assert.deepEqual([find(oneSign), find(twoSigns)], [['ज़िला अस्पताल'], ['ज़िला अस्पताल']]);
  assert.notEqual(folded('कमल'), folded('कमला'));
});

test('providers are found by three characters or more, without a patient; null stands for none', async () => {
  const { call } = await openCaller();
  const search = async (name: string): Promise<ProviderAnswer[] | null> => {
    const answer = await call('GET', `/abdm/v1/providers?name=${encodeURIComponent(name)}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as ProviderAnswer[] | null;
  };
  assert.deepEqual(await search('panchganga'), [
    {
      hip_id: 'IN2710000011',
      hip_name: 'Panchganga Multispeciality Hospital',
      city: 'Kolhapur',
      state: 'Maharashtra',
    },
  ]);
  assert.equal((await search('hospicio sao'))?.[0]?.hip_name, 'Hospício São Francisco Xavier');
  assert.equal((await search('شفا'))?.length, 1);
  assert.equal((await search('hospital'))?.length, mostFound);
  assert.equal(await search('no such facility'), null);
  assert.equal(await search('x'.repeat(500)), null);
  assert.equal(await search("'; --"), null);
  for (const name of ['', 'ab', ' ab ', '   '])
    assertRefused(await call('GET', `/abdm/v1/providers?name=${encodeURIComponent(name)}`), 400, 'ABDM-1006');
  assertRefused(await call('GET', '/abdm/v1/providers'), 400, 'ABDM-1006');
  assert.equal(
    (await call('GET', '/abdm/v1/providers?name=star', undefined, { authorization: '' })).status,
    401,
  );
});

test('a provider is read by its id; another id is refused (ABDM-1035)', async () => {
  const { call } = await openCaller();
  const { json } = await call('GET', '/abdm/v1/provider/IN3310000001');
  assert.deepEqual(json, {
    hip_id: 'IN3310000001',
    hip_name: 'மருதம் மருத்துவமனை',
    city: 'Chennai',
    state: 'Tamil Nadu',
  });
  for (const id of ['IN0', '%00', '%F0%9F%8F%A5'])
    assertRefused(await call('GET', `/abdm/v1/provider/${id}`), 500, 'ABDM-1035');
});
