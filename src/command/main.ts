#!/usr/bin/env node
import { auditCommand } from '../proxy/audit/verify.js';
import { checkCommand, type Outcome } from './check/command.js';
import { conformanceCommand } from './conformance/command.js';
import { tagsCommand } from './tags.js';

const help = `Usage: abdm-elements <command>

  sandbox             runs ABDM Connect locally, with invented people and a control desk
                      (SANDBOX_PORT, ABDM_SANDBOX_DATA)
  proxy               runs the proxy between the elements and ABDM Connect
                      (PORT, HOST, ABDM_ORIGINS, ABDM_SECRET and others: docs/proxy.md)
  check <url>         looks at a running page of your portal: its tags, scripts and policies, and its proxy;
                      ends with 0 without problems, 1 with some, 2 where it cannot look
        --json        prints the same as JSON
  tags <element>...   prints the script tags for a page with these elements: docs/script-tag.md
  conformance <url>   holds a proxy, of your own perhaps, to the contract: docs/conformance.md
  audit verify <file>...
                      looks whether an audit trail of the proxy is whole and as it was written
`;

async function run([name, ...args]: readonly string[]): Promise<Outcome> {
  if (name === '--help' || name === '-h' || name === 'help') return { code: 0, out: help };
  if (name === 'check') return checkCommand(args);
  if (name === 'tags') return tagsCommand(args);
  if (name === 'audit') return auditCommand(args);
  if (name === 'conformance') return conformanceCommand(args);
  if (name === undefined) return { code: 2, err: help };
  return { code: 2, err: `abdm-elements has no command "${name}".\n\n${help}` };
}

const words = process.argv.slice(2);
if (words[0] === 'sandbox') await import('../sandbox/command.js');
else if (words[0] === 'proxy') await import('../proxy/command.js');
else {
  const { code, out = '', err = '' } = await run(words);
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
}
