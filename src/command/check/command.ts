import { check } from './check.js';
import { problemsIn, reportText } from './report.js';

/** What `abdm-elements check` prints, and how it ends: 0 without problems, 1 with some, 2 where it could not look. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly out?: string;
  readonly err?: string;
}

const usage = 'Usage: abdm-elements check <url of a page> [--json]\n';

function pageUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it does not answer in time';
  return error.cause instanceof Error ? `nothing answers (${error.cause.message})` : error.message;
}

/** Runs `abdm-elements check` with the arguments that follow the word. */
export async function checkCommand(args: readonly string[]): Promise<Outcome> {
  const [written, ...more] = args.filter((arg) => arg !== '--json');
  const url = written === undefined || more.length > 0 ? undefined : pageUrl(written);
  if (!url) return { code: 2, err: usage };
  try {
    const report = await check(url);
    const out = args.includes('--json') ? `${JSON.stringify(report, null, 2)}\n` : reportText(report);
    return { code: problemsIn(report) > 0 ? 1 : 0, out };
  } catch (error) {
    return { code: 2, err: `${url.href} cannot be checked: ${reasonOf(error)}\n` };
  }
}
