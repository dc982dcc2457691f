import { ask, make, repeat, timeOf } from './dom.js';
import { say, translate } from './language.js';

const list = document.querySelector('#queue');
const states = { waiting: 'No token yet', refused: 'No token' };
const rows = new Map();

function tokenOf({ state, tokenNumber }) {
  if (!tokenNumber) return make('p', { class: 'quiet', 'data-t': '' }, states[state]);
  const label = make('span', { class: 'visually-hidden' }, make('span', { 'data-t': '' }, 'Token'), ' ');
  return make('p', { class: 'token' }, label, tokenNumber);
}

function row(share) {
  const { patient, at, requestId, state } = share;
  return make(
    'li',
    { class: 'card arrival', 'data-request': requestId, 'data-state': state },
    tokenOf(share),
    make(
      'div',
      {},
      make('p', {}, make('strong', {}, make('bdi', {}, patient.name))),
      make('p', {}, make('bdi', {}, patient.abha_address)),
      make('p', { class: 'quiet' }, make('time', { datetime: at }, timeOf(at))),
    ),
  );
}

/** Only what is new or different is put in its place, or a screen reader would read everything again. */
function show(shares) {
  for (const [id, { element }] of rows)
    if (!shares.some(({ requestId }) => requestId === id)) {
      element.remove();
      rows.delete(id);
    }
  for (const share of [...shares].reverse()) {
    const state = JSON.stringify([document.documentElement.lang, share]);
    const known = rows.get(share.requestId);
    if (known?.state === state) continue;
    const element = row(share);
    translate(element);
    if (known) known.element.replaceWith(element);
    else list.prepend(element);
    rows.set(share.requestId, { state, element });
  }
  document.querySelector('#queue-empty').hidden = shares.length > 0;
}

async function refresh() {
  const shares = await ask('/desk/counter/shares');
  const failure = shares ? '' : say('The desk does not answer. What is shown here may be old.');
  const failed = document.querySelector('#queue-failed');
  if (failed.textContent !== failure) failed.textContent = failure;
  if (shares) show(shares);
}

repeat(refresh, 2000);
