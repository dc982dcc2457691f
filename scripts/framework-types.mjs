// node scripts/framework-types.mjs [dist]: writes dist/types, what editors and frameworks know of the elements, from
// custom-elements.json: the types of React, Vue, Svelte and Solid, VS Code's custom data, and JetBrains' web-types.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { frameworks } from './frameworks.mjs';
import { root } from './run.mjs';

const outdir = join(resolve(root, process.argv[2] ?? 'dist'), 'types');

/** Anew each time: the generators write into what they are given. */
const manifest = () => JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));

const elements = manifest().modules.flatMap(({ declarations }) =>
  declarations.filter(({ customElement }) => customElement),
);

const comment = ({ description = '' }) =>
  `/** ${description.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */`;

const fieldsOf = ({ members }) => members.filter(({ kind, readonly }) => kind === 'field' && !readonly);

/** A number stands in an attribute as its digits. */
const attributeType = (element, { fieldName, type }) =>
  type.text === 'number' ? 'number | `${number}`' : `${element.name}['${fieldName}']`;

const interfaceOf = (name, description, membersOf) => `
/** ${description} */
export interface ${name} {
${elements.map((element) => `  ${comment(element)}\n  '${element.tagName}': ${membersOf(element)};`).join('\n')}
}
`;

const block = (members) => `{\n${members.map((member) => `    ${member}`).join('\n')}\n  }`;

const attributesOf = (element) =>
  block(
    element.attributes.map(
      (attribute) =>
        `${comment(attribute)}\n    '${attribute.name}'?: ${attributeType(element, attribute)} | undefined;`,
    ),
  );

const propertiesOf = (element) =>
  block(
    fieldsOf(element).map(
      (field) => `${comment(field)}\n    ${field.name}?: ${element.name}['${field.name}'] | undefined;`,
    ),
  );

const eventsOf = ({ events }) =>
  block(
    events.map((event) => `${comment(event)}\n    '${event.name}': HTMLElementEventMap['${event.name}'];`),
  );

const elementTypes = `${elements
  .map(({ name, tagName }) => `import type { ${name} } from '../elements/${tagName}/index.js';`)
  .join('\n')}
${interfaceOf('Elements', 'The elements, by tag.', ({ name }) => name)}${interfaceOf('ElementAttributes', 'What HTML says to each element.', attributesOf)}${interfaceOf('ElementProperties', 'What a script says to each element.', propertiesOf)}${interfaceOf('ElementEvents', 'What each element tells.', eventsOf)}`;

mkdirSync(outdir, { recursive: true });
const write = (name, text) => writeFileSync(join(outdir, name), text);

write('elements.d.ts', elementTypes);
for (const [name, types] of Object.entries(frameworks)) {
  write(`${name}.d.ts`, types);
  // So that a plain `import` finds something to run as well.
  write(`${name}.js`, 'export {};\n');
}

generateVsCodeCustomElementData(manifest(), {
  outdir,
  htmlFileName: 'vscode.html-data.json',
  cssFileName: 'vscode.css-data.json',
  hideLogs: true,
});
generateJetBrainsWebTypes(manifest(), {
  outdir,
  webTypesFileName: 'web-types.json',
  packageJson: false,
  hideLogs: true,
});

/** The generators list a custom property and a part once for each element, and show defaults that nobody has given. */
const withoutRepeats = (entries) => [...new Map(entries.map((entry) => [entry.name, entry])).values()];
const tidy = (name, lists) => {
  const file = join(outdir, name);
  const json = JSON.parse(
    readFileSync(file, 'utf8').replaceAll(' _(default: undefined)_', ''),
    (key, value) => (lists.includes(key) ? withoutRepeats(value) : key === 'doc-url' ? undefined : value),
  );
  writeFileSync(file, `${JSON.stringify(json, null, 2)}\n`);
};
tidy('vscode.html-data.json', []);
tidy('vscode.css-data.json', ['properties', 'pseudoElements']);
tidy('web-types.json', ['pseudo-elements', 'properties']);
