import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import * as attw from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { entries, files, installed, packageJson, tags, tarball } from './installed.js';

const has = (path: string): boolean => files.includes(normalize(path).replaceAll('\\', '/'));
const matchesGlob = (path: string, glob: string): boolean =>
  new RegExp(
    `^${glob
      .replace(/[.+]/g, '\\$&')
      .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'))}$`,
  ).test(path);
const text = (path: string): string => readFileSync(join(installed, path), 'utf8');

test('every path that package.json names is in the tarball', () => {
  const missing = entries.flatMap(({ specifier, targets }) =>
    targets.filter((target) => !has(target)).map((target) => `${specifier}: ${target}`),
  );
  assert.deepEqual(missing, []);
  assert(tags.length >= 11);
  for (const path of [
    ...Object.values(packageJson.bin),
    packageJson.customElements,
    packageJson['web-types'],
  ])
    assert(has(path), path);
  for (const path of packageJson.files)
    assert(
      files.some((file) => file.startsWith(`${path}/`) || matchesGlob(file, path)),
      path,
    );
});

test('sideEffects names the files that register elements or run at once, and no other built file', () => {
  const built = packageJson.sideEffects.filter((pattern) => pattern.startsWith('./dist/'));
  for (const pattern of built)
    assert(
      files.some((file) => matchesGlob(file, pattern.slice(2))),
      pattern,
    );
  const registering = files.filter(
    (file) => /^dist\/(?!cdn\/).*\.js$/.test(file) && /^defineElement\(/m.test(text(file)),
  );
  assert.deepEqual(registering.map((file) => basename(dirname(file))).sort(), [...tags].sort());
  for (const file of [...registering, ...Object.values(packageJson.bin)])
    assert(
      built.some((pattern) => matchesGlob(normalize(file), pattern.slice(2))),
      file,
    );
});

test('the commands can be run as they are', () => {
  for (const path of Object.values(packageJson.bin)) {
    assert(text(path).startsWith('#!/usr/bin/env node\n'), path);
    const help = execFileSync(process.execPath, [join(installed, path), '--help'], { encoding: 'utf8' });
    assert.match(help, /check <url>/);
  }
});

test('nothing of the tests, the demo or the sources of TypeScript is in it', () => {
  const strange = files.filter(
    (file) => !/^(dist\/|docs\/[^/]+\.md$|(package|custom-elements)\.json$|README\.md$|LICENSE$)/.test(file),
  );
  assert.deepEqual(strange, []);
  assert.deepEqual(
    files.filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file)),
    [],
  );
});

test('every module imports only files that are there, with their endings', () => {
  const broken = files
    .filter((file) => /^dist\/(?!cdn\/).*(\.js|\.d\.ts)$/.test(file))
    .flatMap((file) =>
      [...text(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g)]
        .map(([, path = '']) => join(dirname(file), path))
        .filter((path) => !has(path) && !(file.endsWith('.d.ts') && has(path.replace(/\.js$/, '.d.ts'))))
        .map((path) => `${file}: ${path}`),
    );
  assert.deepEqual(broken, []);
});

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({
    pkgDir: installed,
    level: 'suggestion',
    strict: true,
    pack: false,
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test('the types lead where the code leads, in every way of resolution', async () => {
  const data = readFileSync(tarball);
  const result = await attw.checkPackage(attw.createPackageFromTarballData(new Uint8Array(data)), {
    // Of a pattern it looks at nothing by itself.
    includeEntrypoints: ['./elements/abha-signup', './elements/abha-signup/define'],
  });
  assert(result.types !== false);
  const problems = result.problems
    // The package is ES modules only; Node's require loads those as well from version 20.19 on, which `engines` asks for.
    .filter(({ kind }) => kind !== 'CJSResolvesToESM')
    // TypeScript's resolution "node10" knows no `exports`; it is of a time before them.
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'));
  assert.deepEqual(problems, []);
});
