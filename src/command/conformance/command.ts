import { parseArgs } from 'node:util';
import type { Outcome } from '../check/command.js';
import { deskAt } from './desk.js';
import { type Conformance, conformanceOf } from './suite.js';

const usage = `Usage: abdm-elements conformance <url of a proxy> [--origin <origin>] [--cookie <cookies>] [--desk <url>]
       [--only <rule>] [--json]

  --origin   origin of the portal's pages, if it is not the proxy's own
  --cookie   cookies of the portal's own sign-in, if the proxy needs one
  --only     a rule to try, by its id; may be given several times
  --desk     the sandbox behind the proxy, which is reset; without it nobody is signed in
`;

const marks = { held: '✓', broken: '✗', 'not-tried': '–' } as const;

function textOf({ url, missing, verdicts }: Conformance): string {
  const count = (state: keyof typeof marks): number =>
    verdicts.filter((verdict) => verdict.state === state).length;
  return [
    url,
    ...verdicts.flatMap(({ id, title, state, why }) => [
      `${marks[state]} ${id}: ${title}`,
      ...(why === undefined ? [] : [`  ${why}`]),
    ]),
    ...(missing.length > 0 ? ['', `Routes that it does not have: ${missing.join(', ')}`] : []),
    '',
    `${count('held')} held, ${count('broken')} broken, ${count('not-tried')} not tried`,
    '',
  ].join('\n');
}

const isHttp = (text: string | undefined): text is string =>
  text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Runs `abdm-elements conformance` with the arguments that follow the word. */
export async function conformanceCommand(args: readonly string[]): Promise<Outcome> {
  const options = {
    origin: { type: 'string' },
    cookie: { type: 'string' },
    desk: { type: 'string' },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [url, ...more] = positionals;
    if (!isHttp(url) || more.length > 0 || (values.desk !== undefined && !isHttp(values.desk)))
      return { code: 2, err: usage };
    const base = new URL(url);
    const target = { base, origin: values.origin ?? base.origin, cookie: values.cookie ?? '' };
    const desk = values.desk === undefined ? undefined : deskAt(new URL(values.desk));
    const found = await conformanceOf(target, desk, values.only);
    const isBroken = found.verdicts.some(({ state }) => state === 'broken');
    return {
      code: isBroken ? 1 : 0,
      out: values.json ? `${JSON.stringify(found, null, 2)}\n` : textOf(found),
    };
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { code: 2, err: `It cannot be tried: ${reason}\n\n${usage}` };
  }
}
