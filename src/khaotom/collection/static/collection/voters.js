/** A vote by name: everybody who came, and three buttons each. One press says it, the same press once more takes it back. */

import { copy, part, show, write } from "./page.js";
import { say } from "./words.js";

/**
 * @typedef {import("./spoken.js").Person} Person
 * @typedef {import("./spoken.js").Choice} Choice
 */

export class Voters {
  /** @param {HTMLElement} root in which they stand */
  constructor(root) {
    this.root = root;
    this.list = part(root, "voters");
    /** @type {Person[]} */
    this.people = [];
    /** @type {Map<string, Choice>} by person */
    this.choices = new Map();
    this.at = -1; // the place in the list that was pressed or shown last
  }

  /** Nobody has said anything yet. */
  clear() {
    this.choices.clear();
    this.at = -1;
  }

  /** @param {Person[]} people who can be asked; what others said does not count */
  lay(people) {
    const here = new Set(people.map((one) => one.id));
    for (const person of this.choices.keys()) if (!here.has(person)) this.choices.delete(person);
    this.people = people;
    this.list.replaceChildren(...people.map(rowOf));
  }

  /**
   * @param {HTMLElement} button
   * @param {Choice} choice
   */
  press(button, choice) {
    const row = button.closest("[data-person]");
    const person = row?.getAttribute("data-person");
    if (!row || !person) return;
    this.at = this.rows().indexOf(row);
    if (this.choices.get(person) === choice) this.choices.delete(person);
    else this.choices.set(person, choice);
  }

  rows() {
    return Array.from(this.list.children);
  }

  /** Bring the next one who was not asked yet under the thumb; after the last one the first. */
  next() {
    const rows = this.rows();
    const open = [...rows.slice(this.at + 1), ...rows].find((row) => !this.choices.has(row.getAttribute("data-person") ?? ""));
    if (!open) return;
    this.at = rows.indexOf(open);
    open.scrollIntoView({ block: "center" });
    open.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {boolean} asking whether the vote is taken by name */
  paint(asking) {
    for (const row of this.rows()) {
      const choice = this.choices.get(row.getAttribute("data-person") ?? "");
      row.classList.toggle("is-asked", choice !== undefined);
      for (const button of row.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.value === choice));
    }
    const left = this.people.length - this.choices.size;
    write(this.root, "left-words", say("left", { count: left }));
    show(part(this.root, "left"), asking && left > 0);
    show(part(this.root, "all-asked"), left === 0 && this.people.length > 0);
  }

  /** What it comes to. */
  hands() {
    const choices = Array.from(this.choices.values());
    const many = (/** @type {Choice} */ choice) => choices.filter((one) => one === choice).length;
    return { in_favour: many("for"), against: many("against"), abstained: many("abstain") };
  }

  votes() {
    return Array.from(this.choices, ([person, choice]) => ({ person, choice }));
  }
}

/** @param {Person} person */
function rowOf({ id, called }) {
  const row = copy("voter");
  row.dataset.person = id;
  write(row, "called", called);
  part(row, "choices").setAttribute("aria-label", called);
  return row;
}
