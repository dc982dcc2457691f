import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, as PEM and as files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** An authority of one's own. */
export interface Authority extends Certificate {
  /** Makes a certificate for a host or a client. */
  issue(name: string): Certificate;
  /** Takes the files away. */
  remove(): void;
}

/** Makes an authority, by openssl. */
export function makeAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'abdm-elements-ca-'));
  const openssl = (...args: string[]): void =>
    void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const file = (of: string): string => join(folder, of);
  const made = (of: string): Certificate => ({
    cert: readFileSync(file(`${of}.pem`), 'utf8'),
    key: readFileSync(file(`${of}.key`), 'utf8'),
    certFile: file(`${of}.pem`),
    keyFile: file(`${of}.key`),
  });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
  );

  return {
    ...made('ca'),
    issue(host) {
      writeFileSync(
        file(`${host}.ext`),
        `subjectAltName=DNS:${host}\nextendedKeyUsage=serverAuth,clientAuth\n`,
      );
      openssl('req', ...newKey, '-keyout', `${host}.key`, '-out', `${host}.csr`, '-subj', `/CN=${host}`);
      const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${host}.ext`];
      openssl('x509', '-req', '-in', `${host}.csr`, ...signing, '-out', `${host}.pem`, '-days', '2');
      return made(host);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
