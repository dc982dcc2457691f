import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counter } from '../../src/abdm/counter.js';
import { ownCounter } from './front-desk.js';
import type { User } from './users.js';

const folder = join(import.meta.dirname, 'pages');

const pages = {
  '/': { file: 'home', title: 'Welcome', isPrivate: false },
  '/appointments': { file: 'appointments', title: 'Appointments', isPrivate: true },
  '/register': { file: 'register', title: 'Register', isPrivate: true },
  '/abha-sign-in': { file: 'abha-sign-in', title: 'Sign in with ABHA', isPrivate: true },
  '/my-abha': { file: 'my-abha', title: 'My ABHA', isPrivate: true },
  '/records': { file: 'records', title: 'My records', isPrivate: true },
  '/share': { file: 'share', title: 'Share at the counter', isPrivate: true },
  '/consents': { file: 'consents', title: 'Who sees my records', isPrivate: true },
  '/hospital-desk': { file: 'hospital-desk', title: 'Another hospital', isPrivate: true },
  '/front-desk': { file: 'front-desk', title: 'Front desk', isPrivate: true },
  '/sign-in': { file: 'sign-in', title: 'Sign in', isPrivate: false },
} as const;

/** Path of a page. */
export type PagePath = keyof typeof pages;

/** Paths of all pages. */
export const pagePaths = Object.keys(pages) as PagePath[];

/** Where signing in leads when it was no page that asked for it. */
export const firstPage: PagePath = '/register';

const somewhere = 'http://portal.invalid';

/** An address without its origin, if it is that of a page of this portal. */
export function ownAddress(given: unknown): string | undefined {
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, somewhere))
    return undefined;
  const { origin, pathname, search } = new URL(given, somewhere);
  const isOwn = origin === somewhere && pagePaths.some((path) => path === pathname);
  return isOwn ? pathname + search : undefined;
}

/** What a page shows besides its own text. */
export interface PageFacts {
  readonly user: User | undefined;
  /** Whether the phone, the people and the desk of the sandbox are shown. */
  readonly hasSandbox: boolean;
  /** Where signing in leads: a page, with its query. */
  readonly next: string;
}

/** Renders a page; a private one asks to sign in when nobody is. */
export async function renderPage(path: PagePath, { user, hasSandbox, next }: PageFacts): Promise<string> {
  const { file, title, isPrivate } = pages[path];
  const read = (name: string): Promise<string> => readFile(join(folder, `${name}.html`), 'utf8');
  const ofSandbox = async (name: string): Promise<string> => (hasSandbox ? read(name) : '');
  const isClosed = isPrivate && !user;
  const main = await read(isClosed ? 'sign-in' : file);
  return fill(await read('layout'), {
    title: isClosed ? pages['/sign-in'].title : title,
    account: await read(user ? 'account' : 'account-nobody'),
    main: fill(main, {
      scripts: await read('scripts'),
      help: await read('help'),
      phone: await ofSandbox('phone'),
      people: await ofSandbox('people'),
      counters: await ofSandbox('counters'),
      'front-desk': hasSandbox
        ? fill(await read('front-desk-counter'), { counter: escape(queryOf(ownCounter)) })
        : await read('front-desk-none'),
      logs: fill(await read('logs'), { developer: await ofSandbox('developer') }),
    }),
    ...Object.fromEntries(pagePaths.map((at) => [`at:${at}`, at === path ? 'page' : 'false'])),
  }).replace(/\[\[(user|next)\]\]/g, (_, key: string) => escape(key === 'user' ? (user?.name ?? '') : next));
}

/** A counter in the words of its QR code. */
const queryOf = ({ hipId, counterId }: Counter): string =>
  String(new URLSearchParams({ 'hip-id': hipId, 'counter-id': counterId }));

/** Puts parts of pages into `{{name}}`. */
function fill(template: string, parts: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([\w:/-]+)\}\}/g, (whole, name: string) => parts[name] ?? whole);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
