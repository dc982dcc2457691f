import type { Finding } from './finding.js';

/** What a check saw, and what it found. */
export interface Report {
  readonly url: string;
  /** Tags of the kit's elements on the page. */
  readonly elements: readonly string[];
  /** Addresses at which the elements look for the proxy. */
  readonly proxies: readonly string[];
  readonly findings: readonly Finding[];
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}`;

/** How many problems a report has; advice does not count. */
export const problemsIn = ({ findings }: Report): number =>
  findings.filter(({ level }) => level === 'problem').length;

/** A report as text for a terminal or a log. */
export function reportText(report: Report): string {
  const { url, elements, proxies, findings } = report;
  const problems = problemsIn(report);
  const advice = findings.length - problems;
  return [
    url,
    `Elements: ${elements.map((tag) => `<${tag}>`).join(' ') || 'none'}`,
    `Proxy: ${proxies.join(' ') || 'none'}`,
    ...findings.flatMap(({ level, what, next }) => [
      '',
      `${level === 'problem' ? '✗ Problem' : '• Advice'}: ${what}`,
      `  ${next}`,
    ]),
    '',
    `${counted(problems, 'problem', 'problems')}, ${counted(advice, 'piece of advice', 'pieces of advice')}`,
    '',
  ].join('\n');
}
