import { copyButton } from './copy-button.js';
import { ask, make, repeat, timeOf } from './dom.js';
import { translate } from './language.js';

const grouped = (mobile) => `${mobile.slice(0, 5)} ${mobile.slice(5)}`;

function messageOf({ to, text, otp, at }) {
  return make(
    'li',
    { class: 'message' },
    make('p', { class: 'log-head' }, make('span', {}, grouped(to)), ' ', make('time', {}, timeOf(at))),
    make('p', { lang: 'en' }, text),
    copyButton('Code', grouped(to), otp),
  );
}

/** Shows the messages that the sandbox sent to a phone, newest first. */
export function showPhone() {
  const whose = document.querySelector('#whose');
  const messages = document.querySelector('#messages');
  const empty = messages.firstElementChild;
  let shown;

  const refresh = async () => {
    const to = whose.value;
    const found = await ask(`/phone/messages?${new URLSearchParams({ to })}`);
    const state = JSON.stringify([to, found]);
    if (!found || to !== whose.value || state === shown) return;
    shown = state;
    messages.replaceChildren(
      found.length === 0 ? empty : make('ol', { class: 'plain', role: 'list' }, ...found.map(messageOf)),
    );
    translate(messages);
  };

  whose.addEventListener('change', refresh);
  repeat(refresh, 500);
  return {
    /** Adds phones to choose from. */
    offer(people) {
      const owners = new Map();
      for (const { name, mobile } of people)
        if (mobile) owners.set(mobile, [...(owners.get(mobile) ?? []), name]);
      for (const [mobile, names] of owners)
        whose.append(make('option', { value: mobile }, `${names.join(', ')} · ${grouped(mobile)}`));
    },
    /** Chooses a phone. */
    show(mobile) {
      whose.value = mobile ?? '';
      void refresh();
    },
  };
}
