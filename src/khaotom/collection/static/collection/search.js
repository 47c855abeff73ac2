/** Finding people as they are called: what is typed is folded as the program folds what it is searched in. */

import { arabic } from "./money.js";

/** @typedef {import("./shapes.js").Member} Member */

/** Marks that are left off when one types in a hurry: ็ ่ ้ ๊ ๋ ์ ๎ and the dot below. */
const MARKS = /[\u0e47-\u0e4c\u0e4e\u0e3a\u0e2f\u0e46]/g;
const OTHER = /[^\p{L}\p{N}\u0e30-\u0e4e]/gu;

/** @param {string} text */
export function fold(text) {
  const plain = arabic(text).toLowerCase().replace(/\u0e40\u0e40/g, "\u0e41").replace(MARKS, "");
  return plain.replace(/\u0e4d\u0e32/g, "\u0e33").replace(OTHER, "").replace(/\u0e4d/g, "");
}

/**
 * Whose rows answer: by number first (08 and 8 are the same), else by any part of a name.
 * @param {readonly Member[]} members
 * @param {string} typed
 * @returns {Set<string>} memberships
 */
export function find(members, typed) {
  const wanted = fold(typed);
  const digits = /^\d+$/.test(wanted) ? wanted.replace(/^0+(?=\d)/, "") : "";
  const byNumber = digits ? numbered(members, digits, wanted.length) : [];
  const found = byNumber.length ? byNumber : members.filter((member) => member.search.includes(wanted));
  return new Set(found.map((member) => member.id));
}

/**
 * Two digits name one person; a single one may be the beginning of several numbers.
 * @param {readonly Member[]} members
 * @param {string} digits
 * @param {number} typed how many were typed
 */
function numbered(members, digits, typed) {
  const number = (/** @type {Member} */ member) => arabic(member.number).replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const exact = members.filter((member) => number(member) === digits);
  if (typed > 1 && exact.length) return exact;
  return members.filter((member) => number(member).startsWith(digits));
}
