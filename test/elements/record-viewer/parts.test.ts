import { assert } from '@open-wc/testing';
import type { Bundle, FhirResource } from 'fhir/r4';
import type { JsonObject } from '../../../src/elements/record-viewer/reading/json.js';
import type { PartName } from '../../../src/elements/record-viewer/reading/telling.js';
import { hostileRecord } from '../../support/hostile-bundles.js';
import { plainConsultation, recordOf, records, to } from '../../support/record-bundles.js';
import { tellingIn, toldWith, toldWithFew } from './told.js';

const few = (bundle: Bundle) => toldWithFew(bundle as unknown as JsonObject, 'en');

describe('Parts of the kit that not every record needs', () => {
  const needed: Readonly<Record<string, readonly [bundle: Bundle, parts: readonly PartName[]]>> = {
    'diagnoses, advice and people': [plainConsultation, []],
    medicines: [records.prescription, ['amounts', 'labels', 'medicines']],
    vaccinations: [records.immunization, ['amounts', 'labels', 'vaccinations']],
    bills: [records.invoice, ['amounts', 'bills', 'labels']],
    files: [records.documents, ['labels', 'uncommon']],
  };
  for (const [name, [bundle, parts]] of Object.entries(needed))
    it(`${name}: ${parts.join(', ') || 'none'}`, async () => {
      assert.deepEqual((await few(bundle)).parts, parts);
    });

  for (const language of ['en', 'hi'] as const)
    for (const [name, bundle] of Object.entries({ ...records, hostileRecord, plainConsultation }))
      it(`${name} says the same with only those that it asks for (${language})`, async () => {
        const all = toldWith(bundle, await tellingIn(language)).document;
        const { document } = await toldWithFew(bundle as unknown as JsonObject, language);
        assert.deepEqual(document, all);
      });

  it('name every field, kind and status as all of them do', async () => {
    const all = await tellingIn('en');
    const fields = all.labels.flatMap(({ labels }) => Object.keys(labels));
    const statuses = all.labels.flatMap(({ codes, warnings }) => Object.keys({ ...codes, ...warnings }));
    const kinds = all.labels.flatMap(({ types }) => Object.keys(types));
    const resources = [
      ...fields.map((field) => ({ resourceType: 'Basic', [field]: 'Something' })),
      ...statuses.map((status) => ({ resourceType: 'Basic', status })),
      ...kinds.map((resourceType) => ({ resourceType, code: { text: 'Something' } })),
    ];
    for (const resource of resources) {
      const bundle = { resourceType: 'Bundle', entry: [{ resource }] };
      const { document } = await toldWithFew(bundle, 'en');
      assert.deepEqual(document, toldWith(bundle, all).document, JSON.stringify(resource));
    }
  });

  it('are found where nothing in the list of resources tells of them', async () => {
    const inside = recordOf(
      'Report',
      [{ title: 'Result', entry: [{ reference: '#sugar' }, to('order')] }],
      [
        {
          resourceType: 'ServiceRequest',
          id: 'order',
          status: 'active',
          intent: 'order',
          subject: to('patient'),
          code: { text: 'Dressing' },
          occurrenceTiming: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
        },
      ],
      {
        contained: [
          {
            resourceType: 'Observation',
            id: 'sugar',
            status: 'final',
            code: { text: 'Blood sugar' },
            valueQuantity: { value: 98, unit: 'mg/dL' },
          } as FhirResource,
        ],
      },
    );
    const { document, parts } = await few(inside);
    assert.includeMembers([...parts], ['amounts', 'medicines', 'results']);
    assert.deepEqual(document, toldWith(inside, await tellingIn('en')).document);
  });
});
