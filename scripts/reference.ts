// Writes the reference of elements and errors, from the manifest, the closed list of errors and the messages, as Markdown.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as cem from 'custom-elements-manifest/schema.js';
import ts from 'typescript';
import manifest from '../custom-elements.json' with { type: 'json' };
import { errorKindNames, errorKinds } from '../src/abdm/errors.js';
import { errorStatus } from '../src/contract/errors.js';
import { failures as english } from '../src/locales/en/failures.js';
import { failures as hindi } from '../src/locales/hi/failures.js';

type Element = cem.CustomElementDeclaration & {
  readonly cssStates?: readonly { readonly name: string; readonly description?: string }[];
};

const folder = join(process.argv[2] ?? 'dist', 'docs');

const cell = (text: string | undefined): string =>
  (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly (string | undefined)[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function elementReference(element: Element): string {
  const parts: readonly (readonly [string, string])[] = [
    [
      'Attributes',
      table(
        ['attribute', 'type', 'meaning'],
        (element.attributes ?? []).map(({ name, type, description }) => [
          code(name),
          code(type?.text ?? 'string'),
          description,
        ]),
      ),
    ],
    [
      'Properties and methods',
      table(
        ['name', 'type', 'meaning'],
        (element.members ?? [])
          .filter(({ privacy, description }) => privacy === undefined && description !== undefined)
          .map((member) => [
            code(member.kind === 'method' ? `${member.name}()` : member.name),
            code((member.kind === 'method' ? member.return?.type?.text : member.type?.text) ?? ''),
            member.description,
          ]),
      ),
    ],
    [
      'Events',
      table(
        ['event', 'type', 'when'],
        (element.events ?? []).map(({ name, type, description }) => [
          code(name),
          code(type.text),
          description,
        ]),
      ),
    ],
    [
      'Slots',
      table(
        ['slot', 'for'],
        (element.slots ?? []).map(({ name, description }) => [name ? code(name) : '(default)', description]),
      ),
    ],
    [
      'Parts',
      table(
        ['part', 'what it is'],
        (element.cssParts ?? []).map(({ name, description }) => [code(name), description]),
      ),
    ],
    [
      'States',
      table(
        ['state', 'when'],
        (element.cssStates ?? []).map(({ name, description }) => [code(`:state(${name})`), description]),
      ),
    ],
    [
      'Custom properties',
      table(
        ['property', 'for'],
        (element.cssProperties ?? []).map(({ name, description }) => [code(name), description]),
      ),
    ],
  ];
  const sections = parts.filter(([, text]) => text !== '').map(([title, text]) => `### ${title}\n\n${text}`);
  return [
    `## <${element.tagName}>`.replace('<', '`<').replace('>', '>`'),
    '',
    element.description,
    '',
    ...sections,
  ].join('\n');
}

/** What the list of errors says of each kind above its line. */
function errorNotes(): Map<string, string> {
  const path = 'src/abdm/errors.ts';
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const notes = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && (ts.isStringLiteral(node.name) || ts.isIdentifier(node.name))) {
      const [comment] = ts.getLeadingCommentRanges(source.text, node.pos) ?? [];
      const text = comment && source.text.slice(comment.pos, comment.end);
      if (text) notes.set(node.name.text, text.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\*/gm, ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return notes;
}

function errorReference(): string {
  const notes = errorNotes();
  return [
    '# Errors',
    '',
    'Every failure is one of these kinds, in `abdm-error` (`detail.kind`), in an `AbdmError` and in the answers of the proxy.',
    'Each has one next step, and words for the patient in every language.',
    '',
    table(
      ['kind', 'status', 'next step', 'why', 'English', 'हिन्दी'],
      errorKindNames.map((kind) => [
        code(kind),
        String(errorStatus[kind]),
        code(errorKinds[kind]),
        notes.get(kind),
        english[kind],
        hindi[kind],
      ]),
    ),
  ].join('\n');
}

const elements = (manifest as unknown as cem.Package).modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(
    (declaration): declaration is Element => 'tagName' in declaration && declaration.tagName !== undefined,
  );

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'reference.md'), ['# Elements', '', ...elements.map(elementReference)].join('\n'));
writeFileSync(join(folder, 'errors.md'), errorReference());
