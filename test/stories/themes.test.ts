import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { palette } from '../../src/ui/tokens.css.js';
import { contrast, weakPairs } from '../../stories/theming/contrast.js';
import { themeColours, themeCss } from '../../stories/theming/theme-css.js';

const folder = join(import.meta.dirname, '../../demo/themes');
const own = {
  light: Object.fromEntries(Object.entries(palette).map(([name, [light]]) => [name, light])),
  dark: Object.fromEntries(Object.entries(palette).map(([name, [, dark]]) => [name, dark])),
};

test('contrast is that of WCAG 2.2: black on white 21, a colour on itself 1', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  assert.ok(Number.isNaN(contrast('red', '#ffffff')));
});

test("no two of the kit's own colours are too close, light or dark (WCAG 2.2, 1.4.3 and 1.4.11)", () => {
  assert.deepEqual([weakPairs(own.light), weakPairs(own.dark)], [[], []]);
});

test('each example theme sets every colour, and none too close to another', async () => {
  const files = await readdir(folder);
  assert.equal(files.length, 3);
  for (const file of files) {
    const { light, dark } = themeColours(await readFile(join(folder, file), 'utf8'));
    assert.deepEqual(Object.keys(light).sort(), Object.keys(palette).sort(), file);
    assert.deepEqual([weakPairs(light), weakPairs(dark)], [[], []], file);
  }
});

test('the editor names a pair that is too close, and writes only what was changed', () => {
  const light = { ...own.light, muted: '#bbbbbb' };
  assert.deepEqual(
    weakPairs(light).map(({ front, back }) => `${front} on ${back}`),
    ['muted on surface', 'muted on raised'],
  );
  assert.equal(
    themeCss({ light, dark: own.dark }, own),
    'abdm-connect {\n  --abdm-color-muted: light-dark(#bbbbbb, #b3bac4);\n}',
  );
  assert.deepEqual(themeColours(themeCss({ light, dark: own.dark }, own)).light, { muted: '#bbbbbb' });
});
