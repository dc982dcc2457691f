import type { Plugin } from 'vite';

const runtime = /rolldown-runtime/;
const statement = /import\{\w+ as (\w+)\}from"[^"]*rolldown-runtime[^"]*";/;

/**
 * Puts the bundler's few lines of runtime into the chunks that use them. As a file of its own it would be found only when
 * the first chunk is there: one more round on a slow network, for 150 bytes.
 */
export function inlineRuntime(): Plugin {
  return {
    name: 'inline-runtime',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const own = Object.values(bundle).find(({ fileName }) => runtime.test(fileName));
      if (own?.type !== 'chunk') return;
      const [, body, name] = /^([\s\S]*?);?export\{(\w+)(?: as \w+)?\};?/.exec(own.code) ?? [];
      const users = Object.values(bundle)
        .filter((file) => file.type === 'chunk')
        .filter(({ imports }) => imports.includes(own.fileName))
        .map((chunk) => ({ chunk, found: statement.exec(chunk.code) }));
      // Another bundler's form, as in Storybook's build: then the file stays.
      if (body === undefined || users.some(({ found }) => !found)) return;
      for (const { chunk, found } of users) {
        const [whole = '', local = ''] = found ?? [];
        // On a line of its own before the code, whose columns stay: so the source map only moves down by a line.
        const inlined = `var ${local}=(()=>{${body};return ${name}})();\n`;
        chunk.code = inlined + chunk.code.replace(whole, ' '.repeat(whole.length));
        if (chunk.map) chunk.map.mappings = `;${chunk.map.mappings}`;
        chunk.imports = chunk.imports.filter((file) => file !== own.fileName);
      }
      delete bundle[own.fileName];
    },
  };
}
