import { make, timeOf } from './dom.js';

/** A line of a log: what happened, when, and its details as text. */
export function logEntry(name, at, detail) {
  return make(
    'li',
    {},
    make('p', { class: 'log-head' }, make('code', {}, name), ' ', make('time', {}, timeOf(at))),
    make('pre', { lang: 'en' }, JSON.stringify(detail, null, 2)),
  );
}
