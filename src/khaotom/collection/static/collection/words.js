/** The words of the page: every sentence comes from its JSON block, in its language, with named values to be filled in. */

import { baht } from "./money.js";
import { block } from "./page.js";

/** @typedef {import("./shapes.js").Item} Item */

/** @type {Record<string, string>} */
const sentences = block("words");
/** @type {Record<string, string>} */
const months = block("months");

/**
 * @param {string} name
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function say(name, values = {}) {
  const sentence = sentences[name];
  if (sentence === undefined) throw new Error(`the page does not say ${name}`);
  return sentence.replace(/%\((\w+)\)s|\{(\w+)\}/g, (whole, one, other) => String(values[one || other] ?? whole));
}

/** @param {number} index */
export const month = (index) => months[index] ?? `${(index % 12) + 1}/${Math.floor(index / 12)}`;

/**
 * What an item is, without its amount.
 * @param {Item} item
 */
export const thing = (item) => say(`${item.payable}_of`, { month: month(item.month) });

/**
 * What is paid, in words, a kind a line. Months of one kind are summed; they are told apart where it matters.
 * @param {readonly Item[]} items
 */
export function inWords(items) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { payable, amount } of items) sums.set(payable, (sums.get(payable) ?? 0) + amount);
  return Array.from(sums, ([payable, amount]) => say(payable, { amount: baht(amount) })).join("\n");
}

/**
 * The months that are late, each once, the oldest first.
 * @param {readonly { month: number, payable: string, late?: boolean }[]} dues
 */
export function lateMonths(dues) {
  const late = dues.filter((due) => due.late && due.payable !== "fine").map((due) => due.month);
  return Array.from(new Set(late)).sort((one, other) => one - other).map(month).join(", ");
}

/** Who it is, as one calls across a room: her number and what she is called. @param {{ number: string, called: string }} member */
export const who = (member) => `${member.number} ${member.called}`.trim();
