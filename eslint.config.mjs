import litPlugin from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/${pattern}/]`;

const domRules = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Trusted Types forbids HTML from strings: render with a lit template, or set textContent.',
  },
  {
    selector: inTemplate('(^|\\s)style\\s*='),
    message:
      "A strict CSP blocks style attributes: add a class or part to the element's css file, or bind .style from a custom property.",
  },
  {
    selector: inTemplate('<style'),
    message: "A strict CSP blocks <style> in templates: move the rules to the element's .css.ts file.",
  },
  {
    selector: inTemplate('\\.(inner|outer)HTML\\s*='),
    message: 'Trusted Types forbids HTML from strings: render a nested lit template.',
  },
];

const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'An enum is more than a type: use a union of strings.',
};

const importRules = {
  paths: [
    {
      name: 'zod',
      message: "Import from 'zod/mini': classic zod is three times the size and trips the CSP.",
    },
  ],
  patterns: [
    {
      regex: '^zod/(?!mini$)',
      message: "Import from 'zod/mini': classic zod is three times the size and trips the CSP.",
    },
    {
      regex: '^lit(-html)?/directives/unsafe-',
      message: 'Upstream data must never become markup: render it as text in a lit template.',
    },
    {
      regex: '^lit(-html)?/directives/style-map',
      message: 'A strict CSP blocks styleMap: use classMap, a part, or a :state().',
    },
  ],
};

const noStorage = {
  name: 'localStorage',
  message: 'Nothing about a patient may outlive the patient: keep it in memory, or sealed on the proxy.',
};

const browserGlobals = [
  noStorage,
  { name: 'console', message: 'A hospital page keeps its console: report through an event or an AbdmError.' },
  {
    name: 'process',
    message: 'This floor runs in browsers, which have no process: take a setting as a property.',
  },
  {
    name: 'Buffer',
    message: 'This floor runs in browsers, which have no Buffer: use Uint8Array and TextEncoder.',
  },
];

export default ts.config(
  { ignores: ['dist', 'storybook-static', 'coverage', 'test/consumers', '**/*.{js,mjs,cjs,mts}'] },
  {
    files: ['**/*.ts'],
    extends: [
      ...ts.configs.strictTypeChecked,
      litPlugin.configs['flat/recommended'],
      wc.configs['flat/recommended'],
    ],
    plugins: { 'lit-a11y': litA11y },
    settings: { litHtmlSources: true, wc: { elementBaseClasses: ['LitElement', 'AbdmElement'] } },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      // There are no enums (noEnum), and to look for what is done with them costs a tenth of the whole.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // An embed asks whether a feature is there that the DOM types promise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A query's row type is named by its caller.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Handlers and ports are async by their type even where one implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Lit binds the handlers in a template to their element.
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-globals': ['error', noStorage],
      'no-restricted-syntax': ['error', noEnum],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'localStorage', message: noStorage.message },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'stories/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noEnum, ...domRules],
      'no-restricted-imports': ['error', { patterns: importRules.patterns.slice(1) }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-imports': ['error', importRules] } },
  {
    files: ['src/{abdm,contract,client,context,controllers,ui,elements,cdn,locales}/**/*.ts', 'src/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  {
    // The one thing that the kit says there: that it is loaded twice.
    files: ['src/elements/second-copy.ts'],
    rules: { 'no-restricted-globals': ['error', noStorage] },
  },
  {
    // What a handler sets going is given back to AbdmElement, which contains its failure.
    files: ['src/{ui,elements}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { properties: false } }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noEnum,
        {
          selector:
            'CallExpression[callee.object.name=/^(test|it|describe|suite)$/][callee.property.name="only"]',
          message: 'Remove .only: it hides every other test of the file.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          name: 'fast-check',
          message: 'Import test/support/fast-check.js: it draws the same cases in every run.',
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Chai's assertions are properties: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
    },
  },
  { files: ['test/support/fast-check.ts'], rules: { 'no-restricted-imports': 'off' } },
);
