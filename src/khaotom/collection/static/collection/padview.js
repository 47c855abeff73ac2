/** How the pad looks for a draft: it only writes, the pad decides. */

import { itemsOf, sumOf, unusual } from "./lines.js";
import { baht, total } from "./money.js";
import { arrange, copy, part, show, write, writeOrHide } from "./page.js";
import { say, thing, who } from "./words.js";

/**
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./state.js").Row} Row
 *
 * @typedef {object} Draft what stands on the pad
 * @property {Row} row
 * @property {Slip | null} replaces
 * @property {Line[]} lines
 * @property {number} left typed, but no line may take it
 * @property {boolean} spread a sum was typed and spread over the months
 * @property {"total" | "tendered" | "transferred" | number} selected a number is a line
 * @property {"self" | "carried"} manner
 * @property {"cash" | "transfer" | "both"} way
 * @property {number} transferred
 * @property {number} tendered
 * @property {number} asking the line whose fine is being let off; -1 for none
 * @property {boolean} sure an unusual amount was confirmed
 */

/**
 * @param {HTMLElement} root
 * @param {Draft} draft
 */
export function drawPad(root, draft) {
  const { row, replaces, lines } = draft;
  write(root, "who", who(row.member));
  write(root, "why", replaces ? say("correcting", { slip: replaces.name }) : row.member.name);
  drawLines(root, draft);
  show(part(root, "reasons"), draft.asking >= 0);
  choose(root, "manner", draft.manner);
  choose(root, "way", draft.way);
  drawSums(root, draft);
  const { words, stops } = note(draft);
  writeOrHide(root, "note", words);
  const nothing = sumOf(lines) === 0 && !lines.some((line) => line.waived);
  drawAccept(root, draft, stops || nothing);
}

/**
 * @param {HTMLElement} root
 * @param {Draft} draft
 */
function drawLines(root, draft) {
  const list = part(root, "lines");
  const before = Array.from(list.querySelectorAll("[data-line]"));
  /** @type {HTMLElement[]} */
  const months = [];
  /** @type {HTMLElement[]} */
  const fines = [];
  draft.lines.forEach((line, at) => {
    const known = before[at];
    const element = known instanceof HTMLElement ? known : copy("pad-line");
    drawLine(element, line, at, draft);
    (line.payable === "fine" ? fines : months).push(element);
  });
  const ahead = part(root, "ahead-cell");
  show(ahead, draft.row.member.ahead.some((due) => !draft.lines.some((line) => line.dues.some((other) => other.payable === due.payable && other.month === due.month))));
  arrange(list, [...months, ahead, ...fines]);
}

/**
 * @param {HTMLElement} element
 * @param {Line} line
 * @param {number} at
 * @param {Draft} draft
 */
function drawLine(element, line, at, draft) {
  const on = line.amount > 0 && !line.waived;
  const button = part(element, "line");
  element.dataset.line = String(at);
  element.classList.toggle("is-wide", line.payable === "fine");
  write(element, "thing", lineWords(line));
  write(element, "amount", baht(on ? line.amount : total(line.dues)));
  button.setAttribute("aria-pressed", String(on));
  button.classList.toggle("is-selected", draft.selected === at);
  const letOff = part(element, "let-off");
  show(letOff, line.payable === "fine");
  letOff.setAttribute("aria-pressed", String(line.waived !== ""));
  write(element, "let-off-words", line.waived ? say(`reason_${line.waived}`) : say("let_off"));
}

/** @param {Line} line */
function lineWords(line) {
  const { payable, dues } = line;
  const [first] = dues;
  if (!first) return "";
  const paid = itemsOf([line]).length || dues.length;
  if (payable === "welfare" && paid > 1) return say("welfare_months", { count: paid });
  return thing({ ...first, amount: line.amount });
}

/**
 * @param {HTMLElement} root
 * @param {string} act
 * @param {string} value
 */
function choose(root, act, value) {
  for (const button of root.querySelectorAll(`[data-act="${act}"]`)) {
    if (button instanceof HTMLElement) button.setAttribute("aria-pressed", String(button.dataset.value === value));
  }
}

/**
 * @param {HTMLElement} root
 * @param {Draft} draft
 */
function drawSums(root, draft) {
  const sum = sumOf(draft.lines);
  const cash = cashOf(draft);
  write(root, "total", baht(sum + draft.left));
  write(root, "tendered", draft.tendered ? baht(draft.tendered) : "–");
  write(root, "transferred", baht(draft.way === "transfer" ? sum : draft.transferred));
  show(part(root, "transferred-cell"), draft.way === "both");
  show(part(root, "tendered-cell"), draft.way !== "transfer");
  for (const note of root.querySelectorAll(".note")) if (note instanceof HTMLButtonElement) note.disabled = draft.way === "transfer";
  writeOrHide(root, "change", draft.tendered && draft.tendered >= cash ? say("change", { amount: baht(draft.tendered - cash) }) : "");
  for (const name of ["total", "tendered", "transferred"]) part(root, `${name}-cell`).classList.toggle("is-selected", draft.selected === name);
}

/** @param {Draft} draft */
const cashOf = (draft) => (draft.way === "transfer" ? 0 : sumOf(draft.lines) - (draft.way === "both" ? draft.transferred : 0));

/**
 * The one thing to say about the draft, the most pressing first, and whether it stops the taking.
 * @param {Draft} draft
 * @returns {{ words: string, stops: boolean }}
 */
function note(draft) {
  const { lines, left, tendered, replaces } = draft;
  const cash = cashOf(draft);
  const large = unusual(lines);
  if (left > 0) return { words: say("left_over", { amount: baht(left) }), stops: true };
  if (cash < 0) return { words: say("transfer_too_large", { amount: baht(draft.transferred) }), stops: true };
  if (tendered > 0 && tendered < cash) return { words: say("tendered_too_small", { amount: baht(cash - tendered) }), stops: true };
  if (large) return { words: unusualWords(draft, large), stops: false };
  if (draft.spread) return { words: say(lines.some((one) => one.ahead && one.amount) ? "spread_ahead" : "spread"), stops: false };
  return { words: replaces ? difference(draft, replaces.cash + replaces.transferred) : "", stops: false };
}

/**
 * @param {Draft} draft
 * @param {Line} line
 */
function unusualWords(draft, line) {
  return say("COL-003", { amount: baht(line.amount), called: draft.row.member.called, pledge: baht(line.dues[line.dues.length - 1]?.amount ?? 0) });
}

/**
 * @param {Draft} draft
 * @param {number} before
 */
function difference(draft, before) {
  const more = sumOf(draft.lines) - before;
  if (more === 0) return say("same_as_before", { before: baht(before) });
  return say(more > 0 ? "take_more" : "give_back", { before: baht(before), amount: baht(Math.abs(more)) });
}

/**
 * @param {HTMLElement} root
 * @param {Draft} draft
 * @param {boolean} shut
 */
function drawAccept(root, draft, shut) {
  const sum = sumOf(draft.lines);
  const key = sum === 0 ? "only_waived" : unusual(draft.lines) && draft.sure ? "really_take" : draft.way === "transfer" ? "take_transfer" : "take";
  write(root, "accept-words", sum === 0 && shut ? say("take", { amount: baht(0) }) : say(key, { amount: baht(sum) }));
  part(root, "accept").setAttribute("aria-disabled", String(shut));
}

