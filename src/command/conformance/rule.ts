import type { ErrorKind } from '../../abdm/errors.js';
import type { RouteName } from '../../contract/routes.js';
import type { Answer, Target } from './browser.js';
import type { Desk } from './desk.js';

/** What rules are tried on. */
export interface Subject {
  readonly target: Target;
  /** Routes that the proxy has: one that it has not answers 404. */
  readonly offered: ReadonlySet<RouteName>;
  /** Control desk of a sandbox behind the proxy; without one nobody can be signed in. */
  readonly desk: Desk | undefined;
}

/** One thing that a proxy must do. */
export interface Rule {
  /** Stays the same from version to version. */
  readonly id: string;
  readonly title: string;
  /** Routes without which the rule says nothing. */
  readonly needs: readonly RouteName[];
  /** Whether it signs somebody in. */
  readonly needsDesk?: boolean;
  /** @throws Broken when the proxy does something else */
  check(subject: Subject): Promise<void>;
}

/** A proxy broke a rule; the message says by what. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Holds a proxy to something. @throws Broken */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Broken(what);
}

/** Holds an answer to be this failure. @throws Broken */
export function mustFail(answer: Answer, what: string, ...kinds: readonly ErrorKind[]): void {
  const { error, status, text } = answer;
  must(
    error !== undefined && kinds.includes(error.kind),
    `${what}: ${kinds.join(' or ')} was expected, and status ${status} came with ${text.slice(0, 200)}`,
  );
}
