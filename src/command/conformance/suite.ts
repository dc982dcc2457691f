import type { Route } from '../../contract/route.js';
import { type RouteName, routes } from '../../contract/routes.js';
import { Browser, type Target } from './browser.js';
import { coreRules } from './core-rules.js';
import type { Desk } from './desk.js';
import { patientRules } from './patient-rules.js';
import type { Rule } from './rule.js';

/** How a rule ended. */
export interface Verdict {
  readonly id: string;
  readonly title: string;
  readonly state: 'held' | 'broken' | 'not-tried';
  /** What the proxy did instead, or why it was not tried. */
  readonly why?: string;
}

/** How a proxy stands with the contract. */
export interface Conformance {
  readonly url: string;
  /** Routes that the proxy does not have. */
  readonly missing: readonly RouteName[];
  readonly verdicts: readonly Verdict[];
}

/** All rules. */
export const rules: readonly Rule[] = [...coreRules, ...patientRules];

/** Routes without which there is no proxy. */
const needed: readonly RouteName[] = ['findSession', 'signOut'];

async function offeredBy(target: Target): Promise<Set<RouteName>> {
  const browser = new Browser(target);
  const found = await Promise.all(
    (Object.entries(routes) as [RouteName, Route][]).map(async ([name, route]) => {
      const difference = route.method === 'GET' ? {} : { headers: { Origin: 'https://elsewhere.invalid' } };
      const { status, error } = await browser.ask(route, {}, difference);
      return status === 404 && error?.kind === 'invalid-request' ? undefined : name;
    }),
  );
  return new Set(found.filter((name) => name !== undefined));
}

/**
 * Holds the proxy at an address to the contract, rule by rule.
 *
 * @param desk - the control desk of a sandbox behind the proxy, which is reset; without one nobody is signed in
 * @param only - ids of the rules to try; all if left out
 * @throws TypeError when nothing answers there
 */
export async function conformanceOf(
  target: Target,
  desk: Desk | undefined,
  only: readonly string[] = rules.map(({ id }) => id),
): Promise<Conformance> {
  const offered = await offeredBy(target);
  const subject = { target, offered, desk };
  const verdicts: Verdict[] = [];
  for (const rule of rules.filter(({ id }) => only.includes(id)))
    verdicts.push(await verdictOn(rule, subject));
  const names = Object.keys(routes) as RouteName[];
  return { url: target.base.href, missing: names.filter((name) => !offered.has(name)), verdicts };
}

async function verdictOn(rule: Rule, subject: Parameters<Rule['check']>[0]): Promise<Verdict> {
  const { id, title } = rule;
  const lacking = rule.needs.filter((name) => !subject.offered.has(name));
  const isNeeded = lacking.some((name) => needed.includes(name));
  if (lacking.length > 0)
    return { id, title, state: isNeeded ? 'broken' : 'not-tried', why: `without ${lacking.join(', ')}` };
  if (rule.needsDesk && !subject.desk)
    return { id, title, state: 'not-tried', why: 'nobody can be signed in without a desk' };
  try {
    await rule.check(subject);
    return { id, title, state: 'held' };
  } catch (error) {
    return { id, title, state: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}
