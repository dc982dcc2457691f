import type { Services } from './services.js';
import type { SeedPerson } from './seed-people.js';
import { tables } from './schema.js';

/** Empties the database and writes the people of the seed. */
export function seed(services: Services, seedPeople: readonly SeedPerson[]): void {
  const { database, people, abhas } = services;
  database.atomically(() => {
    for (const table of tables) database.run(`DELETE FROM ${table}`);
    for (const person of seedPeople) {
      const id = people.add(person);
      if (!person.abha) continue;
      const abha = abhas.create(id, person.abha.mobile, person.abha.number);
      if (person.abha.deactivated) abhas.deactivate(abha);
      for (const name of person.abha.addresses) abhas.addAddress(id, `${name}@${abhas.domain}`);
    }
  });
}
