import { encode } from 'uqr';
import type { Gender } from '../../abdm/person.js';
import { createCanvas, rectangle, type Canvas, type Colour } from './canvas.js';
import { fitText } from './fit-text.js';
import { encodePng } from './png.js';
import { type Look, paintPortrait, withoutPhoto } from './portrait.js';
import { drawText } from './text.js';

/** What an ABHA card says, each as it is printed. */
export interface CardFacts {
  readonly name: string;
  /** Missing where KYC is not verified. */
  readonly abhaNumber?: string;
  readonly abhaAddress: string;
  readonly gender: Gender;
  readonly born: string;
  readonly mobile?: string;
  /** Missing where there is no photo. */
  readonly portrait?: Look;
  /** What the QR code holds. */
  readonly qr: string;
}

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const ink: Colour = [24, 35, 52];
const grey: Colour = [96, 110, 130];
const blue: Colour = [22, 60, 112];
const pale: Colour = [226, 234, 244];
const green: Colour = [22, 122, 74];
const amber: Colour = [166, 92, 0];

const width = 900;
const height = 570;
const genderNames: Readonly<Record<Gender, string>> = { M: 'Male', F: 'Female', O: 'Other' };

/** Draws an ABHA card (NHA case P2 7): a PNG file of 900 by 570 pixels. */
export function drawAbhaCard(facts: CardFacts): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(width, height, white);
  drawHeader(canvas);
  paintPortrait(canvas, { x: 40, y: 148, width: 176, height: 224 }, facts.portrait ?? withoutPhoto, 12);
  drawFact(canvas, 'Name', facts.name, 248, 148, 340);
  if (facts.abhaNumber !== undefined) drawFact(canvas, 'ABHA number', facts.abhaNumber, 248, 254, 340);
  drawFact(canvas, 'ABHA address', facts.abhaAddress, 248, facts.abhaNumber === undefined ? 254 : 330, 340);
  drawFact(canvas, 'Gender', genderNames[facts.gender], 40, 420, 180);
  drawFact(canvas, 'Date of birth', facts.born, 248, 420, 170);
  if (facts.mobile !== undefined) drawFact(canvas, 'Mobile', facts.mobile, 434, 420, 190);
  drawQr(canvas, facts.qr);
  drawFooter(canvas, facts.abhaNumber !== undefined);
  return encodePng(canvas.picture);
}

function drawHeader(canvas: Canvas): void {
  canvas.paint(rectangle({ x: 0, y: 0, width, height: 108 }), blue);
  drawText(canvas, 'Ayushman Bharat Health Account', 40, 28, { size: 25, colour: white, bold: true });
  drawText(canvas, 'ABHA card of the sandbox: an invented person', 40, 70, { size: 15, colour: pale });
}

function drawFact(canvas: Canvas, label: string, value: string, x: number, y: number, room: number): void {
  drawText(canvas, label, x, y, { size: 12, colour: grey });
  const { size, lines } = fitText(value, room, [21, 18, 15, 12, 10]);
  for (const [index, line] of lines.entries())
    drawText(canvas, line, x, y + 25 + index * size * 1.6, { size, colour: ink, bold: true });
}

/** Each module is a whole number of pixels, or readers stumble; four modules around it stay white. */
function drawQr(canvas: Canvas, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const module = Math.max(1, Math.floor(280 / size));
  const left = Math.round(736 - (module * size) / 2);
  const top = Math.round(260 - (module * size) / 2);
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries())
      if (isDark)
        canvas.paint(
          rectangle({ x: left + x * module, y: top + y * module, width: module, height: module }),
          black,
        );
}

function drawFooter(canvas: Canvas, isVerified: boolean): void {
  canvas.paint(rectangle({ x: 0, y: 500, width, height: 70 }), pale);
  const [text, colour] = isVerified
    ? (['KYC verified', green] as const)
    : (['Self-declared', amber] as const);
  canvas.paint(rectangle({ x: 40, y: 527, width: 16, height: 16 }, 8), colour);
  drawText(canvas, text, 70, 527, { size: 16, colour, bold: true });
  drawText(canvas, 'Share it only with those who treat you', 560, 529, { size: 12, colour: grey });
}
