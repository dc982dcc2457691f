import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNotification } from '../../../src/proxy/webhooks/notification.js';
import fc from '../../support/fast-check.js';

const envelope = {
  service: 'abdm',
  event_time: '2026-11-23T05:30:00Z',
  transaction_id: 'transaction-1',
  business_id: 'business-1',
  client_id: 'client-1',
};

test('abha.consent_update names a request and no patient', () => {
  const data = {
    notification: { consentRequestId: 'request-1', status: 'GRANTED', consentArtefacts: [{ id: 'a' }] },
  };
  assert.deepEqual(readNotification({ ...envelope, event: 'abha.consent_update', data }), {
    event: 'abha.consent_update',
    changes: 'requests',
    consentRequestId: 'request-1',
    status: 'GRANTED',
    transactionId: 'transaction-1',
    at: '2026-11-23T05:30:00Z',
  });
});

test('abha.link_care_context and abha.subscription_notify say which records', () => {
  const patient = { oid: 'upstream-1', abha_address: 'asha@abdm', partner_patient_id: 'user-1' };
  const linked = readNotification({
    ...envelope,
    event: 'abha.link_care_context',
    data: { ...patient, care_context_id: 'visit-1', status: 'LINKED', error: null },
  });
  assert.deepEqual(
    [linked?.changes, linked?.patientId, linked?.abhaAddress, linked?.portalUserId, linked?.careContextIds],
    ['records', 'upstream-1', 'asha@abdm', 'user-1', ['visit-1']],
  );
  const told = readNotification({
    ...envelope,
    event: 'abha.subscription_notify',
    data: { ...patient, subscription_meta: { hip_id: 'IN1', care_contexts: [{ care_context_id: 'v' }, {}] } },
  });
  assert.deepEqual([told?.changes, told?.hipId, told?.careContextIds], ['records', 'IN1', ['v']]);
});

test('an event that no element shows is handed on, and changes nothing', () => {
  const told = readNotification({
    ...envelope,
    event: 'abha.hiu_data_push',
    data: { consent_id: 'c', entries: [] },
  });
  assert.deepEqual([told?.event, told?.changes], ['abha.hiu_data_push', undefined]);
});

test('what is missing, empty, null or of another type is absent; what names no event is no notification', () => {
  const odd = {
    oid: 7,
    abha_address: '',
    partner_patient_id: null,
    notification: 'x',
    subscription_meta: [],
  };
  assert.deepEqual(readNotification({ event: 'abha.created', data: odd }), {
    event: 'abha.created',
    changes: 'profile',
  });
  assert.deepEqual(readNotification({ event: 'abha.created', data: null }), {
    event: 'abha.created',
    changes: 'profile',
  });
  for (const body of [undefined, null, 7, [], {}, { event: 7 }, { event: 'a b' }, { event: '' }])
    assert.equal(readNotification(body), undefined);
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (data, part) => {
      readNotification({ ...envelope, event: 'abha.consent_update', data });
      readNotification({
        ...envelope,
        event: 'abha.link_care_context',
        data: { notification: part, subscription_meta: part },
      });
    }),
  );
});
