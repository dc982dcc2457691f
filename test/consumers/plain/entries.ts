import * as kit from 'abdm-elements';
import 'abdm-elements/cdn';
import { AbdmClient } from 'abdm-elements/client';
import { routes } from 'abdm-elements/contract';
import { RecordViewer } from 'abdm-elements/elements/record-viewer';
import { abdmConnect, createAbdmProxy } from 'abdm-elements/proxy';
import { nodeListener } from 'abdm-elements/proxy/node';
import { startSandbox } from 'abdm-elements/sandbox';
import { createServer } from 'node:http';

const proxy = createAbdmProxy({
  upstream: abdmConnect({ baseUrl: 'https://api.example', clientId: 'a', clientSecret: 'b', hipId: 'c' }),
  secret: 'x'.repeat(32),
  origins: ['https://portal.example'],
});

export const server = createServer((request, response) => void nodeListener(proxy)(request, response));
export const client = new AbdmClient({ baseUrl: '/abdm' });
export const path: `/v1/${string}` = routes.findSession.path;
export const sandbox = () => startSandbox({ port: 0, data: 'abdm.sqlite' });
export const isViewer = (element: Element): element is RecordViewer => element instanceof RecordViewer;
export const login: typeof kit.AbhaLogin = kit.AbhaLogin;

// Every event, at an element, at the document and at the window.
const connect = document.createElement('abdm-connect');
connect.addEventListener('abdm-patient-changed', ({ detail }) => detail.version);
connect.addEventListener('abdm-session-expired', ({ detail }) => detail.waitUntil(Promise.resolve()));
connect.addEventListener('abdm-session-renewed', ({ detail }) => detail.version);
document.addEventListener('abha-created', ({ detail }) => detail.abhaAddress);
document.addEventListener('abha-login', ({ detail }) => detail.abhaNumber);
document.addEventListener('abha-skip', ({ detail }) => detail.version);
document.addEventListener('profile-updated', ({ detail }) => detail.version);
document.addEventListener('kyc-verified', ({ detail }) => detail.version);
document.addEventListener('profile-deleted', ({ detail }) => detail.version);
document.addEventListener('card-downloaded', ({ detail }) => detail.version);
window.addEventListener('consent-granted', ({ detail }) => detail.requestId);
window.addEventListener('consent-denied', ({ detail }) => detail.requestId);
window.addEventListener('consent-revoked', ({ detail }) => detail.requestId);
window.addEventListener('records-linked', ({ detail }) => detail.count);
window.addEventListener('record-open', ({ detail }) => detail.careContextId);
window.addEventListener('record-closed', ({ detail }) => detail.version);
window.addEventListener('provider-select', ({ detail }) => detail.hipId);
window.addEventListener('profile-shared', ({ detail }) => detail.counterId);
window.addEventListener('share-cancelled', ({ detail }) => detail.version);
