import { copyButton } from './copy-button.js';
import { ask, make } from './dom.js';
import { translate } from './language.js';

const groups = (digits, ...sizes) => {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size))).join(' ');
};

function row(label, text, button) {
  return make(
    'div',
    { class: 'fact' },
    make('dt', { 'data-t': '' }, label),
    make(
      'dd',
      {},
      make('span', { class: /^[\d\s-]+$/.test(text) ? 'digits' : '' }, text),
      ...(button ? [' ', button] : []),
    ),
  );
}

function facts({ name, aadhaar, mobile, abha_number: number, abha_addresses: addresses }, show) {
  return [
    ['Aadhaar', aadhaar, aadhaar && groups(aadhaar, 4, 4, 4)],
    ['Mobile', mobile, mobile && groups(mobile, 5, 5)],
    ...(number ? [['ABHA number', number, number]] : []),
    ...addresses.map((address) => ['ABHA address', address, address]),
  ].map(([label, copied, text]) =>
    copied ? row(label, text, copyButton(label, name, copied, show)) : row(label, '–'),
  );
}

function card(person, phone) {
  const { name, story, mobile, abha_mobile: abhaMobile } = person;
  return make(
    'li',
    { class: 'card stack tight' },
    make('h3', { lang: 'en' }, name),
    make('p', { class: 'story', lang: 'en' }, story),
    make('dl', {}, ...facts(person, () => phone.show(mobile ?? abhaMobile))),
  );
}

/** Lists the people of the sandbox, and offers their phones. */
export async function showPeople(phone) {
  const people = (await ask('/phone/people')) ?? [];
  const list = document.querySelector('#people');
  list.replaceChildren(...people.map((person) => card(person, phone)));
  phone.offer(people);
  translate(list);
}
