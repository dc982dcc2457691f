import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import manifest from '../../custom-elements.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { routes } from '../../src/contract/routes.js';
import { allBlocks, blocks, documents, textOf } from './blocks.js';

const root = join(import.meta.dirname, '../..');

interface Named {
  readonly name: string;
}
interface Documented {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}
const elements = (manifest.modules as readonly { declarations?: readonly Documented[] }[])
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName !== undefined);
const names = (of: (element: Documented) => readonly Named[] | undefined): Set<string> =>
  new Set(elements.flatMap((element) => (of(element) ?? []).map(({ name }) => name)));

test('every piece of code in the documentation is of a kind that is tried', () => {
  const tried = ['html', 'js', 'ts', 'tsx', 'vue', 'svelte', 'css', 'sh', 'json', 'nginx', ''];
  assert.deepEqual(
    allBlocks.filter(({ language }) => !tried.includes(language)).map(({ where }) => where),
    [],
  );
});

test('what the documentation writes in HTML has known tags and attributes', () => {
  const global = /^(id|class|lang|dir|slot|hidden|style|data-.*|aria-.*)$/;
  const wrong = blocks('html').flatMap(({ where, text }) =>
    [...text.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([a-z]+-[a-z-]+)((?:\s+[^<>]*?)?)\/?>/g)].flatMap(
      ([, tag = '', attributes = '']) => {
        const element = elements.find(({ tagName }) => tagName === tag);
        // A prefix is the portal's own choice.
        if (!element)
          return elements.some(({ tagName }) => tag.endsWith(`-${tagName}`)) ? [] : [`${where}: <${tag}>`];
        const known = new Set(element.attributes?.map(({ name }) => name));
        return [...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)]
          .map(([, name = '']) => name)
          .filter((name) => !known.has(name) && !global.test(name))
          .map((name) => `${where}: <${tag} ${name}>`);
      },
    ),
  );
  assert.deepEqual(wrong, []);
});

test('style sheets in the documentation use tokens, parts and states that there are', () => {
  const parts = names(({ cssParts }) => cssParts);
  // Each button, field and so on has a part of its own beside the general one: button-submit.
  const states = names(({ cssStates }) => cssStates);
  const properties = names(({ cssProperties }) => cssProperties);
  const wrong = blocks('css').flatMap(({ where, text }) =>
    [
      ...[...text.matchAll(/::part\(([\w-]+)\)/g)]
        .map(([, part = '']) => part)
        .filter((part) => !parts.has(part) && !parts.has(part.replace(/-\w+$/, ''))),
      ...[...text.matchAll(/:state\(([\w-]+)\)/g)]
        .map(([, state = '']) => state)
        .filter((state) => !states.has(state)),
      ...[...text.matchAll(/--abdm-[\w-]+/g)]
        .map(([token]) => token)
        .filter((token) => !properties.has(token)),
    ].map((name) => `${where}: ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('commands in the documentation are there', () => {
  const scripts = new Set(Object.keys(packageJson.scripts));
  const bins = new Set(Object.keys((packageJson as { bin?: Record<string, string> }).bin ?? {}));
  const wrong = blocks('sh').flatMap(({ where, text }) =>
    text
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .filter((line) => {
        const script = /^npm (?:run )?([\w:]+)/.exec(line)?.[1];
        if (script !== undefined) return !scripts.has(script) && !['install', 'ci', 'exec'].includes(script);
        const bin = /^npx ([\w-]+)/.exec(line)?.[1];
        if (bin !== undefined) return !bins.has(bin);
        const file = /^node (?:--[\w=-]+ )*([\w./-]+)/.exec(line)?.[1];
        return file !== undefined && !existsSync(join(root, file)) && !file.startsWith('node_modules/');
      })
      .map((line) => `${where}: ${line}`),
  );
  assert.deepEqual(wrong, []);
});

test('JSON in the documentation is JSON', () => {
  for (const { where, text } of blocks('json')) assert.doesNotThrow(() => JSON.parse(text), where);
});

test('links and names of routes in the documentation lead somewhere', () => {
  const wrong = documents.flatMap((document) => {
    const text = textOf(document);
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(document), link)));
    const paths = [...text.matchAll(/`(?:GET|POST|PATCH|DELETE) (\/v1\/[^`\s]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !Object.values(routes).some((route) => route.path === path));
    return [...links, ...paths].map((what) => `${document}: ${what}`);
  });
  assert.deepEqual(wrong, []);
});

// What a portal brings itself is named `your…`, or is plain from what it is called with.
const portalsOwn =
  /(Cannot find name|No value exists in scope for the shorthand property) '(your\w*|forgetWhat\w*|connect|app|req|res|request|response|options|proxy|store|redis|metrics|logger|client(Id|Secret)|ca|cert|key)'/;

const definitions = readdirSync(join(root, 'src/elements'))
  .map((name) => join(root, 'src/elements', name, 'define.ts'))
  .filter((path) => existsSync(path))
  .map((path) => `import '${path}';`)
  .join('\n');

test('scripts in the documentation compile against the package', { timeout: 120_000 }, () => {
  const scripts = blocks('js', 'ts');
  const file = (index: number): string => join(root, `test/docs/block-${index}.ts`);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    strict: true,
    noImplicitAny: false,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    paths: Object.fromEntries(
      Object.entries(packageJson.exports)
        .map(([name, target]) => [name, typeof target === 'string' ? target : target.types] as const)
        .filter(([, target]) => target.endsWith('.d.ts') && !target.includes('/types/'))
        // Of two with the same beginning the compiler takes the first.
        .sort(([one], [other]) => other.length - one.length)
        .map(([name, target]) => [
          name.replace(/^\./, packageJson.name),
          [join(root, target.replace('./dist/', 'src/').replace('.d.ts', '.ts'))],
        ]),
    ),
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map(
    scripts.map(({ text }, index) => [
      file(index),
      // All tags are known to a page that has the script tag.
      `${text}\n${definitions}\nexport {};\n`,
    ]),
  );
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, languageVersion)
      : ts.createSourceFile(path, text, languageVersion, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const wrong = [...texts.keys()].flatMap((path, index) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
      .filter((message) => !portalsOwn.test(message) && !/possibly 'null'/.test(message))
      .map((message) => `${scripts[index]?.where}: ${message}`);
  });
  assert.deepEqual(wrong, []);
});

test('environment variables that the documentation names are read somewhere', () => {
  const read = [
    'src/proxy/environment.ts',
    'src/proxy/environment-connection.ts',
    'src/proxy/command.ts',
    'src/sandbox/command.ts',
    'demo/portal/start.ts',
    'demo/portal/server.ts',
  ]
    .filter((path) => existsSync(join(root, path)))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const wrong = documents.flatMap((document) =>
    [...new Set([...textOf(document).matchAll(/`((?:ABDM|SANDBOX)_[A-Z_]+)/g)].map(([, name = '']) => name))]
      .filter((name) => !read.includes(name) && name !== 'ABDM_OPENAPI')
      .map((name) => `${document}: ${name}`),
  );
  assert.deepEqual(wrong, []);
});
