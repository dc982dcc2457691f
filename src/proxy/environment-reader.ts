import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isLocalHost } from '../abdm/local-host.js';
import { closest } from './closest.js';

/** Variables by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Words with commas or spaces between. */
export const words = (list: string): string[] => list.split(/[\s,]+/).filter((word) => word !== '');

/** Reads variables and collects what is wrong with them, never their values. */
export class EnvironmentReader {
  readonly mistakes: string[] = [];
  readonly #values: Environment;
  readonly #production: boolean;
  readonly #asked = new Set<string>();

  constructor(values: Environment, production: boolean) {
    this.#values = values;
    this.#production = production;
  }

  text(name: string): string | undefined {
    this.#asked.add(name);
    return this.#values[name];
  }

  /** Empty where it is missing, which is a mistake. */
  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined) this.wrong(name, 'it is needed');
    return value ?? '';
  }

  words(name: string): string[] {
    return words(this.text(name) ?? '');
  }

  /** An https URL, or outside production and on this machine also another one. */
  url(name: string, value = this.text(name)): string | undefined {
    if (value !== undefined && value !== '' && !isUrl(value, this.#production))
      this.wrong(name, `${this.#production ? 'an https URL' : 'a URL'} is needed`);
    return value;
  }

  /** A URL with one of these protocols, such as `redis:`. */
  urlOf(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    const isGood =
      value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol));
    if (!isGood)
      this.wrong(
        name,
        `a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')} is needed`,
      );
    return value;
  }

  whole(name: string, otherwise: number, most: number): number {
    const value = this.text(name) ?? String(otherwise);
    if (!/^\d{1,5}$/.test(value) || Number(value) > most)
      this.wrong(name, `a whole number up to ${most} is needed`);
    return Number(value);
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const value = this.text(name) ?? otherwise;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.wrong(name, `one of ${choices.join(', ')} is needed`);
    return chosen ?? otherwise;
  }

  /** What is in a PEM file, once it is checked by what throws for all else. */
  pem(name: string, what: string, check: (pem: string) => unknown): string | undefined {
    const path = this.text(name);
    if (path === undefined) return undefined;
    let pem: string;
    try {
      pem = readFileSync(path, 'utf8');
    } catch {
      this.wrong(name, 'a file that can be read is needed');
      return undefined;
    }
    try {
      check(pem);
      return pem;
    } catch {
      this.wrong(name, `a file of ${what} is needed`);
      return undefined;
    }
  }

  /** A file that can be written to, or made. */
  writable(name: string): string | undefined {
    const path = this.text(name);
    if (path === undefined) return undefined;
    try {
      accessSync(dirname(path), constants.W_OK);
    } catch {
      this.wrong(name, 'a file in a folder that can be written to is needed');
    }
    return path;
  }

  wrong(name: string, what: string): void {
    this.mistakes.push(`${name}: ${what}`);
  }

  /** Names variables that begin so and that nobody asked for, since a slip of the pen would else go unseen. */
  nameStrangers(beginning: string, others: readonly string[]): void {
    const strangers = Object.keys(this.#values).filter(
      (name) => name.startsWith(beginning) && !this.#asked.has(name) && !others.includes(name),
    );
    for (const name of strangers) {
      const meant = closest(name, this.#asked, 4);
      this.wrong(name, `there is no such setting${meant === undefined ? '' : `; ${meant} may be meant`}`);
    }
  }
}

function isUrl(value: string, production: boolean): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && (!production || isLocalHost(hostname)));
}
