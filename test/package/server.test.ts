import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { consumersFolder } from '../../scripts/consumers-folder.mjs';
import { entries } from './installed.js';

const modules = entries
  .filter(({ targets }) => targets.some((target) => target.endsWith('.js')))
  .map(({ specifier }) => specifier);

test('a server without a DOM can import every entry', () => {
  assert(modules.length > 25);
  const script = `
    if ('document' in globalThis || 'window' in globalThis) throw new Error('there is a DOM');
    const modules = ${JSON.stringify(modules)};
    await Promise.all(modules.map((name) => import(name)));
    const { AbhaSignup } = await import('abdm-elements/elements/abha-signup');
    const { routes } = await import('abdm-elements/contract');
    console.log(typeof AbhaSignup, routes.findSession.path);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: consumersFolder,
    encoding: 'utf8',
  });
  assert.equal(output.trim(), 'function /v1/session');
});

test('JSON entries can be imported, too', () => {
  const script = `
    const json = (name) => import(name, { with: { type: 'json' } }).then((module) => module.default);
    const [manifest, api, html, css, web] = await Promise.all([
      json('abdm-elements/custom-elements.json'),
      json('abdm-elements/openapi.json'),
      json('abdm-elements/vscode.html-data.json'),
      json('abdm-elements/vscode.css-data.json'),
      json('abdm-elements/web-types.json'),
    ]);
    console.log(JSON.stringify([
      manifest.schemaVersion,
      api.openapi.slice(0, 2),
      html.tags.length,
      css.pseudoElements.some(({ name }) => name === '::part(button)'),
      web.contributions.html.elements.length,
      web.version,
    ]));`;
  const output = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], {
    cwd: consumersFolder,
    encoding: 'utf8',
  });
  assert.match(output, /^\["2\.1\.0","3\.",(\d+),true,\1,"\d+\.\d+\.\d+"\]$/m);
});
