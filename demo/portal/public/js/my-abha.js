import { make } from './dom.js';
import { translate } from './language.js';

const connect = document.querySelector('abdm-connect');
const panel = document.querySelector('#signed-in');
const list = document.querySelector('#patients');
const card = document.querySelector('#my-card');
const elsewhere = document.querySelector('#elsewhere-address');

function show(patients) {
  list.replaceChildren(...patients.map(row));
  translate(list);
  panel.hidden = card.hidden = patients.length === 0;
  if (elsewhere) elsewhere.value = patients.find(({ current }) => current)?.abhaAddress ?? '';
}

function row({ patient, name, abhaAddress, current }) {
  const who = make('span', {}, make('strong', {}, make('bdi', {}, name)), make('bdi', {}, abhaAddress));
  return make('li', { class: 'fact' }, who, current ? shown() : choice(patient, name));
}

const shown = () => make('span', { class: 'quiet', 'data-t': '' }, 'Shown here');

function choice(patient, name) {
  const whose = make('span', { class: 'visually-hidden' }, ` ${name}`);
  const button = make(
    'button',
    { type: 'button', class: 'small' },
    make('span', { 'data-t': '' }, 'Show'),
    whose,
  );
  button.addEventListener('click', () => attempt(() => connect.switchPatient(patient)));
  return button;
}

/** The portal shows who is signed in only as long as that is known for sure. */
async function attempt(work) {
  try {
    await work();
    show((await connect.session()).patients);
  } catch {
    show([]);
  }
}

const look = () => attempt(() => undefined);

await customElements.whenDefined('abdm-connect');
document.querySelector('#abdm-sign-out').addEventListener('click', () => attempt(() => connect.signOut()));
document.addEventListener('abdm-patient-changed', () => {
  show([]);
  void look();
});
// The browser may keep the page for "back", and somebody else may sit there by then.
addEventListener('pagehide', () => show([]));
addEventListener('pageshow', ({ persisted }) => persisted && void look());
void look();
