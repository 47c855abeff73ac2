/**
 * Who came, as far as this phone can know: those the program last told of, and those whom this phone's own door or table has let in since.
 * Whom another phone let in is unknown here until both have sent and heard.
 */

import { EVENING } from "./state.js";
import { answer, transact } from "./store.js";

/**
 * @typedef {import("./spoken.js").Person} Person
 * @typedef {import("./state.js").Row} Row
 */

const inOrder = new Intl.Collator("th");

/**
 * @param {IDBDatabase} db
 * @param {string} sheet the evening's, whose door may be on this phone; empty where no money is taken
 * @param {Person[]} told
 * @returns {Promise<Person[]>}
 */
export async function whoCame(db, sheet, told) {
  const known = new Map(told.map((one) => [one.id, one]));
  for (const { member, arrival } of sheet ? await rowsOf(db, sheet) : []) {
    if (arrival && !known.has(member.person)) known.set(member.person, { id: member.person, called: distinct(member, known) });
  }
  return Array.from(known.values()).sort((one, other) => inOrder.compare(one.called, other.called));
}

/**
 * The evening as this phone's door sees it; nothing where it was never opened here.
 * @param {IDBDatabase} db
 * @param {string} sheet
 * @returns {Promise<Row[]>}
 */
async function rowsOf(db, sheet) {
  const [found, kept] = await transact(db, ["states", "commands"], "readonly", (transaction) =>
    Promise.all([answer(transaction.objectStore("states").get(sheet)), answer(transaction.objectStore("commands").index("sheet").getAll(sheet))]),
  );
  return found ? Array.from(EVENING.merge(found.state, kept).rows.values()) : [];
}

/**
 * What she is called; with her whole name where somebody else is called the same.
 * @param {import("./shapes.js").Member} member
 * @param {Map<string, Person>} known
 */
const distinct = ({ called, name }, known) => (Array.from(known.values()).some((one) => one.called === called) ? `${called} (${name})` : called);
