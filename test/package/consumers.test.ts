import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { consumersFolder } from '../../scripts/consumers-folder.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');

/** The code under a heading of the guide. */
function example(heading: string): string {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const [, code = ''] = /^```\w+\n(.*?)^```/ms.exec(section) ?? [];
  assert(code !== '', `docs/frameworks.md has no code under "${heading}"`);
  return code;
}

/** A project of that framework, with the examples of the guide in it, which uses the package as installed. */
function project(name: string, examples: Readonly<Record<string, string>>): string {
  const folder = join(consumersFolder, 'projects', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'test/consumers', name.split('-')[0] ?? name), folder, { recursive: true });
  for (const [file, heading] of Object.entries(examples)) writeFileSync(join(folder, file), example(heading));
  return folder;
}

interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

type Checker = (folder: string) => Complaint[];

function run(folder: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  assert(status !== null, stderr);
  return stdout + stderr;
}

const typescript =
  (checker: string, ...more: string[]): Checker =>
  (folder) =>
    run(folder, [join(root, 'node_modules', checker), '-p', '.', '--pretty', 'false', ...more])
      .split('\n')
      .flatMap((text) => {
        const [, file, line] = /^(\S[^(]*)\((\d+),\d+\): error/.exec(text) ?? [];
        if (file !== undefined) return [{ file, line: Number(line), text }];
        return /^error|^Error/.test(text) ? [{ file: '', line: 0, text }] : [];
      });

const svelteCheck: Checker = (folder) => {
  const args = ['--tsconfig', './tsconfig.json', '--output', 'machine-verbose', '--threshold', 'error'];
  const output = run(folder, [join(root, 'node_modules/svelte-check/bin/svelte-check'), ...args]);
  assert.match(output, /\bCOMPLETED\b/, output);
  return output.split('\n').flatMap((text) => {
    const [, json] = /^\d+ (\{.*\})$/.exec(text) ?? [];
    if (json === undefined) return [];
    const { type, filename, start } = JSON.parse(json) as {
      type: string;
      filename: string;
      start: { line: number };
    };
    return type === 'ERROR' ? [{ file: filename, line: start.line + 1, text }] : [];
  });
};

/** Complaints stand exactly where a line says that it is wrong, and nowhere else: not in the package's own types either. */
function complainsWhereWrong(folder: string, checker: Checker): void {
  const [file = ''] = readdirSync(folder).filter((name) => name.startsWith('wrong.'));
  const wrong = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap((text, at) => (/\bwrong\b(?: -->)?$/.test(text) ? [at + 1] : []));
  assert(wrong.length > 3);
  const complaints = checker(folder);
  const elsewhere = complaints.filter((complaint) => complaint.file !== file).map(({ text }) => text);
  assert.deepEqual(elsewhere, []);
  const found = [...new Set(complaints.map(({ line }) => line))].sort((a, b) => a - b);
  assert.deepEqual(found, wrong, complaints.map(({ text }) => text).join('\n'));
}

const tsc = 'typescript/bin/tsc';
const plain = { 'example.ts': 'Without a framework', 'angular.ts': 'Angular' };

test('a project without a framework compiles, with a bundler', () => {
  complainsWhereWrong(project('plain', plain), typescript(tsc));
});

test('a project without a framework compiles, as Node resolves', () => {
  const folder = project('plain-node', plain);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  complainsWhereWrong(folder, typescript(tsc, '--module', 'nodenext', '--moduleResolution', 'nodenext'));
});

test('a project with React compiles', () => {
  complainsWhereWrong(project('react', { 'example.tsx': 'React' }), typescript(tsc));
});

test('a project with Solid compiles', () => {
  complainsWhereWrong(project('solid', { 'example.tsx': 'Solid' }), typescript(tsc));
});

test('a project with Vue compiles', () => {
  complainsWhereWrong(project('vue', { 'example.vue': 'Vue' }), typescript('vue-tsc/bin/vue-tsc.js'));
});

test('a project with Svelte compiles', () => {
  complainsWhereWrong(project('svelte', { 'example.svelte': 'Svelte' }), svelteCheck);
});
