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
    make('dd', {}, make('span', { class: 'digits' }, text), ...(button ? [' ', button] : [])),
  );
}

function card(person, phone) {
  const { name, story, aadhaar, mobile } = person;
  const show = () => phone.show(mobile);
  return make(
    'li',
    { class: 'card stack tight' },
    make('h3', { lang: 'en' }, name),
    make('p', { class: 'story', lang: 'en' }, story),
    make(
      'dl',
      {},
      row('Aadhaar', groups(aadhaar, 4, 4, 4), copyButton('Aadhaar', name, aadhaar, show)),
      mobile
        ? row('Mobile', groups(mobile, 5, 5), copyButton('Mobile', name, mobile, show))
        : row('Mobile', '–'),
    ),
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
