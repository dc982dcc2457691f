/** The kit registers through defineElement('tag', Class), a call that the analyzer does not know. */
const definitions = {
  name: 'define-element',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
    const [tag, element] = node.arguments;
    if (!ts.isStringLiteral(tag) || !ts.isIdentifier(element)) return;
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name: tag.text,
      declaration: { name: element.text },
    });
  },
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { declaration } of modules.flatMap((module) => module.exports))
      declaration.module ??= modules.find((module) =>
        module.declarations.some(({ kind, name }) => kind === 'class' && name === declaration.name),
      )?.path;
  },
};

const isHidden = ({ privacy }) => privacy === 'private' || privacy === 'protected';

/** Only what a portal uses: classes (elements and their events) with their public members and attributes. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const module of modules)
      module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
    const classes = modules.flatMap((module) => module.declarations);
    const names = new Set(classes.map(({ name }) => name));
    for (const module of modules)
      module.exports = module.exports.filter(({ declaration }) => names.has(declaration.name));
    for (const element of classes) {
      // A base class is documented, but no page can use it as an element.
      if (!element.tagName) delete element.customElement;
      const hidden = new Set(element.members?.filter(isHidden).map(({ name }) => name));
      element.members = element.members?.filter((member) => !isHidden(member));
      element.attributes = element.attributes?.filter(({ fieldName }) => !hidden.has(fieldName));
    }
  },
};

/** The analyzer leaves re-exports relative, and takes a built-in base class for one of the module itself. */
const references = {
  name: 'references',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { path, declarations, exports } of modules) {
      for (const { declaration } of exports)
        if (declaration.module?.startsWith('.'))
          declaration.module = new URL(declaration.module, `file:///${path}`).pathname;
      for (const { superclass } of declarations)
        if (superclass?.module === path && !declarations.some(({ name }) => name === superclass.name))
          delete superclass.module;
    }
  },
};

/** Stable order, the schema's version, and paths as they are in the published package. */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.schemaVersion = '2.1.0';
    const modules = manifest.modules.filter((module) => module.declarations.length || module.exports.length);
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    manifest.modules = JSON.parse(
      JSON.stringify(modules).replace(/"(path|module)":"\/?src\/([^"]+)\.(?:ts|js)"/g, '"$1":"dist/$2.js"'),
    );
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/context/**/*.ts'],
  exclude: ['**/*.css.ts', '**/*.test.ts', '**/*-flow.ts', '**/*-controller.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [definitions, publicOnly, references, published],
};
