import { ask, make, repeat } from './dom.js';
import { translate } from './language.js';

const form = document.querySelector('#ask');
const result = document.querySelector('#asked');
const list = document.querySelector('#requests');
const asked = [];
const states = { active: 'shared', revoked: 'taken back', expired: 'over' };
let shown = '';

const day = (moment) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium' }).format(new Date(moment));

const fact = (label, ...text) =>
  make('div', { class: 'fact' }, make('dt', { 'data-t': '' }, label), make('dd', {}, ...text));

function granted({ hip, state, care_contexts: visits, hi_types: types, from, to, erase_at: until }) {
  return make(
    'li',
    { class: 'stack tight', 'data-hip': hip.id, 'data-state': state },
    make('h4', {}, make('bdi', {}, hip.name)),
    make(
      'dl',
      {},
      fact('State', make('span', { 'data-t': '' }, states[state])),
      fact('Kinds of records', types.join(', ')),
      fact('Visits', visits.map(({ display }) => display).join(', ')),
      fact('From, to', `${day(from)} – ${day(to)}`),
      fact('Until', day(until)),
    ),
  );
}

function card(request) {
  const { id, status, abha_address: address, purpose, artefacts, denial_reason: reason } = request;
  return make(
    'li',
    { class: 'card stack tight', 'data-request': id, 'data-status': status },
    make('h3', {}, make('bdi', {}, address)),
    make(
      'dl',
      {},
      fact('Purpose', make('span', { 'data-t': '' }, purpose.text)),
      fact('State', make('span', { 'data-t': '' }, status)),
      ...(reason ? [fact('Reason', make('bdi', {}, reason))] : []),
    ),
    make('ul', { class: 'plain stack tight', role: 'list' }, ...artefacts.map(granted)),
  );
}

async function show() {
  const requests = await Promise.all(asked.map((id) => ask(`/desk/requests/${id}`)));
  const state = JSON.stringify([document.documentElement.lang, requests]);
  if (state === shown || requests.includes(undefined)) return;
  shown = state;
  list.replaceChildren(...requests.map(card));
  document.querySelector('#none-asked').hidden = asked.length > 0;
  translate(list);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { address, purpose, kind } = Object.fromEntries(new FormData(form));
  const response = await fetch('/desk/requests', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ abha_address: address.trim(), kind, purpose }),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (answer?.id) asked.unshift(answer.id);
  const outcome = answer?.id ? 'Asked' : 'Not possible: is the ABHA address right?';
  result.replaceChildren(make('span', { 'data-t': '' }, outcome));
  translate(result);
  await show();
});

async function offerAddresses() {
  const people = (await ask('/phone/people')) ?? [];
  const addresses = people.flatMap(({ abha_addresses: all }) => all);
  document
    .querySelector('#addresses')
    .replaceChildren(...addresses.map((value) => make('option', { value })));
}

void offerAddresses();
repeat(show, 2000);
