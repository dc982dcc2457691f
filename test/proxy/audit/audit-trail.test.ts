import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import {
  type AuditEntry,
  auditFaults,
  type AuditLine,
  createAuditTrail,
} from '../../../src/proxy/audit/audit-trail.js';
import { fileSink } from '../../../src/proxy/audit/file-sink.js';
import { auditCommand } from '../../../src/proxy/audit/verify.js';

const entry = (requestId: string): AuditEntry => ({
  event: 'agreement',
  at: '2026-11-23T05:30:00.000Z',
  requestId,
  portalUserId: 'user-1',
  subject: 'aadhaar-consent',
  version: '1.4',
  language: 'hi',
});

async function trailOf(count: number): Promise<AuditLine[]> {
  const lines: AuditLine[] = [];
  const trail = createAuditTrail((line) => void lines.push(line));
  await Promise.all(Array.from({ length: count }, (_, number) => trail.record(entry(`request-${number}`))));
  return lines;
}

test('entries that come at once stand in one chain, whole', async () => {
  const lines = await trailOf(20);
  assert.deepEqual(
    lines.map(({ number }) => number),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  assert.deepEqual(await auditFaults(lines), []);
});

test('a changed, dropped, inserted or moved line is found', async () => {
  const lines = await trailOf(5);
  const [first, second, third, fourth, fifth] = lines as [
    AuditLine,
    AuditLine,
    AuditLine,
    AuditLine,
    AuditLine,
  ];
  const [stranger] = (await trailOf(1)) as [AuditLine];
  const tampered = [
    [first, { ...second, version: '1.5' }, third],
    [first, third, fourth],
    [second, third],
    [first, third, second, fourth],
    [first, { ...stranger, chain: first.chain, number: 2 }, third],
    [first, second, { ...third, language: undefined as unknown as string }],
  ];
  for (const [index, wrong] of tampered.entries())
    assert.notDeepEqual(await auditFaults(wrong), [], String(index));
  assert.deepEqual(await auditFaults([first, second, third, fourth, fifth]), []);
});

test('an entry that could not be kept fails, and the trail goes on whole, whether it had arrived or not', async () => {
  for (const arrives of [false, true]) {
    const lines: AuditLine[] = [];
    let isFull = false;
    const trail = createAuditTrail((line) => {
      if (!isFull || arrives) lines.push(line);
      if (isFull) throw new Error('no space');
    });
    await trail.record(entry('1'));
    isFull = true;
    await assert.rejects(trail.record(entry('2')), /no space/);
    isFull = false;
    await trail.record(entry('3'));
    assert.deepEqual(
      lines.map(({ requestId }) => requestId),
      arrives ? ['1', '2', '3'] : ['1', '3'],
    );
    assert.equal(lines.at(-1)?.after, lines[0]?.hash);
    assert.deepEqual(await auditFaults(lines), []);
  }
});

test('a sink that says nothing holds nobody up for ever', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const asked: AuditLine[] = [];
    const trail = createAuditTrail(async (line) => {
      asked.push(line);
      if (asked.length === 1) await new Promise(() => undefined);
    });
    const first = assert.rejects(trail.record(entry('1')), /too long/);
    const second = trail.record(entry('2'));
    while (asked.length === 0) await new Promise(setImmediate);
    mock.timers.tick(5_000);
    await Promise.all([first, second]);
    assert.deepEqual(
      asked.map(({ number }) => number),
      [1, 1],
    );
  } finally {
    mock.timers.reset();
  }
});

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'abdm-audit-'));
  try {
    await work(join(folder, 'audit.jsonl'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function process(path: string, ...requestIds: string[]): Promise<void> {
  const sink = fileSink(path);
  const trail = createAuditTrail(sink);
  for (const requestId of requestIds) await trail.record(entry(requestId));
  await sink.close();
}

test('a file keeps the chains of several processes, for its owner only; each refers to what was there', () =>
  inFolder(async (path) => {
    await process(path, 'one-1', 'one-2');
    await process(path, 'two-1', 'two-2');
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    const kept = lines.map((line) => JSON.parse(line) as AuditLine);
    assert.deepEqual(
      kept.map(({ requestId, number }) => [requestId, number]),
      [
        ['one-1', 1],
        ['one-2', 2],
        ['two-1', 1],
        ['two-2', 2],
      ],
    );
    assert.equal(kept[2]?.after, kept[1]?.hash);
    assert.deepEqual(await auditFaults(kept), []);
    assert.notDeepEqual(await auditFaults([kept[0], kept[2], kept[3]] as AuditLine[]), []);
    assert.equal((await stat(path)).mode & 0o077, 0);
  }));

test('a line that a crash cut off swallows none behind it', () =>
  inFolder(async (path) => {
    await process(path, '1');
    await appendFile(path, '{"event":"agreement","at":"2026');
    await process(path, '2');
    const { code, out = '' } = await auditCommand(['verify', path]);
    assert.equal(code, 1);
    assert.match(out, /line 2: it is no entry\n2 entries, 1 faults\n/);
  }));

test('a file that cannot be written refuses, and serves again once it can', () =>
  inFolder(async (path) => {
    const sink = fileSink(join(path, 'audit.jsonl'));
    const trail = createAuditTrail(sink);
    await assert.rejects(trail.record(entry('1')), /ENOENT/);
    await mkdir(path);
    await trail.record(entry('2'));
    assert.equal((await auditCommand(['verify', join(path, 'audit.jsonl')])).code, 0);
    await sink.close();
  }));

test('the command tells a whole trail, a changed one and one that it cannot read apart', () =>
  inFolder(async (path) => {
    await process(path, '1', '2');
    const whole = await auditCommand(['verify', path]);
    assert.equal(whole.code, 0, whole.out);
    const text = await readFile(path, 'utf8');
    assert(whole.out?.includes((JSON.parse(text.trim().split('\n')[1] ?? '') as AuditLine).hash));
    await process(`${path}.2`, '3');
    assert.equal((await auditCommand(['verify', path, `${path}.2`])).code, 0);
    await writeFile(path, text.replace('"1.4"', '"1.5"'));
    const changed = await auditCommand(['verify', path]);
    assert.equal(changed.code, 1);
    assert.match(changed.out ?? '', /line 1: it was changed/);
    assert.equal((await auditCommand(['verify', `${path}.none`])).code, 2);
    for (const wrong of [[], ['verify'], ['look', path]]) assert.equal((await auditCommand(wrong)).code, 2);
  }));
