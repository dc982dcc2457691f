import type { Askers, AskingServices } from '../services.js';
import { knownFacilities } from '../facilities/registry.js';
import { ask, requestOf, type Wish } from './asking.js';

interface Row {
  readonly backlog: number;
  readonly asked_at: number;
}

/** As many as come at once, however long nobody has looked. */
const mostAtOnce = 20;

const wishes: readonly Omit<Wish, 'abhaAddress' | 'createdAt'>[] = [
  { kind: 'consent', hiu: knownFacilities.hyderabad, requester: 'Dr. Farhan Qureshi' },
  { kind: 'consent', hiu: knownFacilities.insurer, requester: 'Claims desk', purpose: 'HPAYMT' },
  { kind: 'subscription', hiu: knownFacilities.kochi, requester: 'Dr. Lissy Thomas' },
  { kind: 'consent', hiu: knownFacilities.research, requester: 'Prof. N. Bhatnagar', purpose: 'DSRCH' },
];

const minute = 60 * 1000;

/**
 * Makes the hospitals that ask by themselves: lazily, when the patient looks, because nobody else can see them ask.
 *
 * @param everySeconds - of the sandbox clock, between two requests; only the backlogs come if left out
 */
export function createAskers(services: AskingServices, everySeconds?: number): Askers {
  const { database, clock } = services;
  const askBacklog = (abhaAddress: string, count: number): void => {
    const now = clock.now();
    const request = requestOf(services, { abhaAddress, kind: 'consent' });
    const hius = Object.values(knownFacilities);
    const many = Array.from({ length: count }, (_, index) => ({
      ...request,
      hiu: hius[index % hius.length] ?? request.hiu,
      created_at: now - index * minute,
    }));
    services.requests.addMany(many);
  };
  const askSince = (abhaAddress: string, since: number, step: number): void => {
    const due = Math.floor((clock.now() - since) / step);
    for (let turn = Math.max(1, due - mostAtOnce + 1); turn <= due; turn++) {
      const createdAt = since + turn * step;
      const wish = wishes[Math.floor(createdAt / step) % wishes.length];
      if (wish) ask(services, { ...wish, abhaAddress, createdAt });
    }
    if (due > 0) remember(abhaAddress, 0, since + due * step);
  };
  const remember = (abhaAddress: string, backlog: number, askedAt: number): void => {
    database.run('INSERT OR REPLACE INTO asked_patient (abha_address, backlog, asked_at) VALUES (?, ?, ?)', [
      abhaAddress,
      backlog,
      askedAt,
    ]);
  };

  return {
    askNowAndThen: (abhaAddress, backlog) => {
      remember(abhaAddress, backlog, clock.now());
    },
    catchUp(abhaAddress) {
      const row = database.first<Row>('SELECT backlog, asked_at FROM asked_patient WHERE abha_address = ?', [
        abhaAddress,
      ]);
      if (!row) return;
      if (row.backlog > 0) {
        askBacklog(abhaAddress, row.backlog);
        remember(abhaAddress, 0, row.asked_at);
      }
      if (everySeconds) askSince(abhaAddress, row.asked_at, Math.max(1, Math.round(everySeconds * 1000)));
    },
  };
}
