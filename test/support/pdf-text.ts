import { inflateSync } from 'node:zlib';

/** Objects of a PDF by their number, with their streams unpacked. */
function objectsOf(pdf: Buffer): Map<string, { readonly head: string; readonly stream: string }> {
  const source = pdf.toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [whole, number = '', body = ''] of source.matchAll(/(\d+) 0 obj\b(.*?)\bendobj/gs)) {
    const [head = '', packed] = body.split(/stream\r?\n/, 2);
    const isPacked = packed !== undefined && head.includes('/FlateDecode');
    const stream = isPacked ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : (packed ?? '');
    if (whole) objects.set(number, { head, stream });
  }
  return objects;
}

const units = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What the glyphs of a font stand for, by its `ToUnicode` table. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, pairs = ''] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', text = ''] of pairs.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(glyph.toUpperCase(), units(text));
  for (const [, ranges = ''] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', text = ''] of ranges.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1) {
        const unit = (parseInt(text, 16) + glyph - parseInt(from, 16)).toString(16);
        letters.set(
          glyph.toString(16).padStart(4, '0').toUpperCase(),
          units(unit.padStart(text.length, '0')),
        );
      }
  return letters;
}

/**
 * Text of a PDF that Chromium has made, as somebody would select it: without spaces, for they are often gaps and no glyphs.
 *
 * @returns one text for each page
 */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const letters = new Map<string, ReadonlyMap<string, string>>();
  for (const [number, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (table !== undefined) letters.set(number, lettersOf(objects.get(table)?.stream ?? ''));
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map(({ head }) => {
      const fonts = new Map(
        [...(/\/Font\s*<<(.*?)>>/s.exec(head)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(
          ([, name = '', number = '']) => [name, letters.get(number)] as const,
        ),
      );
      const content = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
      let font: ReadonlyMap<string, string> | undefined;
      let text = '';
      for (const [, name, hex] of (objects.get(content)?.stream ?? '').matchAll(
        /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g,
      )) {
        if (name !== undefined) font = fonts.get(name);
        else
          for (const glyph of hex?.match(/.{4}/g) ?? []) text += font?.get(glyph.toUpperCase()) ?? '\ufffd';
      }
      return text.replace(/\s/g, '');
    });
}
