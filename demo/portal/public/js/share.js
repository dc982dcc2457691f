import { counterOfPage, counterQuery } from './counter-query.js';
import { ask, make } from './dom.js';

// A counter's QR code leads here with the counter's ids, and whoever has to sign in first comes back with them.
const counter = counterOfPage();
if (counter)
  document.querySelector('qr-share').setAttribute('sign-in-url', `/abha-sign-in?${counterQuery(counter)}`);

function card(one) {
  const { facility, counterId, story } = one;
  const link = make(
    'a',
    { href: `/share?${counterQuery(one)}` },
    make('bdi', {}, `${facility}, ${counterId}`),
  );
  return make(
    'li',
    { class: 'card stack tight' },
    make('h3', { lang: 'en' }, link),
    make('p', { class: 'story', lang: 'en' }, story),
  );
}

const list = document.querySelector('#counters');
if (list) list.replaceChildren(...((await ask('/desk/counters')) ?? []).map(card));
