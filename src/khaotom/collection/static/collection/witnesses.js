/** Ballots are counted before two different people of those who came. */

import { part } from "./page.js";

/** @typedef {import("./spoken.js").Person} Person */

export class Witnesses {
  /** @param {HTMLElement} root in which the two fields stand */
  constructor(root) {
    this.fields = [field(root, "first_witness"), field(root, "second_witness")];
  }

  clear() {
    for (const each of this.fields) each.value = "";
  }

  /** @param {Person[]} people who can be chosen; who is chosen stays so */
  lay(people) {
    for (const each of this.fields) {
      const before = people.find(({ id }) => id === each.value)?.id ?? "";
      each.replaceChildren(new Option("–", ""), ...people.map(({ id, called }) => new Option(called, id)));
      each.value = before;
    }
  }

  /** Those who are chosen. */
  chosen() {
    return this.fields.map((each) => each.value).filter(Boolean);
  }

  /** One person is chosen for both. */
  same() {
    const [first, second] = this.chosen();
    return first !== undefined && first === second;
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function field(root, name) {
  const found = part(root, name);
  if (!(found instanceof HTMLSelectElement)) throw new Error(`${name} is no choice`);
  return found;
}
