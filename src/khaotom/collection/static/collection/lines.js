/**
 * The lines of the pad: what may be paid, which of it is, and how much. Pure. A line is one pledge or fine of a month, or all months of
 * the welfare contribution together.
 *
 * @typedef {import("./shapes.js").Due} Due
 * @typedef {import("./shapes.js").Item} Item
 * @typedef {import("./shapes.js").Payable} Payable
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./state.js").Row} Row
 *
 * @typedef {object} Line
 * @property {Payable} payable
 * @property {Due[]} dues oldest first
 * @property {number} amount what will be taken; 0 when it is not
 * @property {boolean} ahead
 * @property {string} waived why the fine is let off; "" when it is not
 */

import { total } from "./money.js";
import { asked } from "./state.js";

const ORDER = { entry_fee: 0, pledge: 1, welfare: 2, fine: 3 };
const UNUSUAL = 10; // times what is due

/**
 * The lines with which the pad opens: everything due but fines.
 * @param {Row} row
 * @returns {Line[]}
 */
export function linesOf(row) {
  const chosen = new Set(asked(row));
  return sorted(gather(row.due).map((dues) => line(dues, dues.every((due) => chosen.has(due)) ? total(dues) : 0, false)));
}

/**
 * The lines of a slip that is being corrected: as it was taken, and what else is due.
 * @param {Row} row
 * @param {Slip} slip
 * @returns {Line[]}
 */
export function linesOfSlip(row, slip) {
  const taken = slip.items.map((item) => ({ ...item, amount: suggested(row, item) }));
  const rest = row.due.filter((due) => !taken.some((item) => same(item, due)));
  const amounts = new Map(slip.items.map((item) => [`${item.payable} ${item.month}`, item.amount]));
  const lines = gather([...taken, ...rest]).map((dues) => {
    const amount = dues.reduce((sum, due) => sum + (amounts.get(`${due.payable} ${due.month}`) ?? 0), 0);
    return line(dues, amount, false);
  });
  return sorted(lines);
}

/**
 * What is really due for something a slip took: of what is due, or of what may be paid ahead.
 * @param {Row} row
 * @param {Item} item
 */
function suggested(row, item) {
  return [...row.member.due, ...row.member.ahead].find((due) => same(due, item))?.amount ?? item.amount;
}

/**
 * @param {Item} one
 * @param {Item} other
 */
const same = (one, other) => one.payable === other.payable && one.month === other.month;

/**
 * Each line's dues: the months of welfare together, everything else by itself.
 * @param {Due[]} dues
 * @returns {Due[][]}
 */
function gather(dues) {
  const welfare = dues.filter((due) => due.payable === "welfare").sort((one, other) => one.month - other.month);
  const others = dues.filter((due) => due.payable !== "welfare").map((due) => [due]);
  return welfare.length ? [...others, welfare] : others;
}

/**
 * @param {Due[]} dues
 * @param {number} amount
 * @param {boolean} ahead
 * @returns {Line}
 */
function line(dues, amount, ahead) {
  return { payable: dues[0]?.payable ?? "pledge", dues, amount, ahead, waived: "" };
}

/** @param {Line[]} lines */
function sorted(lines) {
  return lines.sort((one, other) => ORDER[one.payable] - ORDER[other.payable] || (one.dues[0]?.month ?? 0) - (other.dues[0]?.month ?? 0));
}

/**
 * One more month ahead, if the rules let her.
 * @param {Line[]} lines
 * @param {Row} row
 * @returns {Line[]} the same ones where there is none
 */
export function oneMonthAhead(lines, row) {
  const used = lines.flatMap((one) => one.dues);
  const left = row.member.ahead.filter((due) => !used.some((other) => same(due, other)));
  const month = Math.min(...left.map((due) => due.month));
  const coming = left.filter((due) => due.month === month);
  const welfare = coming.filter((due) => due.payable === "welfare");
  const pledges = coming.filter((due) => due.payable !== "welfare").map((due) => line([due], due.amount, true));
  const known = lines.some((one) => one.payable === "welfare");
  const grown = lines.map((one) =>
    one.payable === "welfare" && welfare.length
      ? { ...one, dues: [...one.dues, ...welfare], amount: one.amount + total(welfare), ahead: one.ahead }
      : one,
  );
  const begun = welfare.length && !known ? [line(welfare, total(welfare), true)] : [];
  return sorted([...grown, ...pledges, ...begun]);
}

/**
 * Spread a typed sum over what is due, the oldest month first, fines last, then over months ahead.
 * @param {Line[]} lines
 * @param {Row} row
 * @param {number} sum satang
 * @returns {{ lines: Line[], left: number }} `left`: what no line may take
 */
export function spread(lines, row, sum) {
  let spreading = lines.filter((one) => !one.ahead || sum > 0);
  let room = capacity(spreading);
  while (room < sum) {
    const wider = oneMonthAhead(spreading, row);
    if (wider.length === spreading.length && capacity(wider) === room) break;
    spreading = wider;
    room = capacity(spreading);
  }
  const shares = shareOut(spreading, Math.min(sum, room));
  return { lines: spreading.map((one, at) => ({ ...one, amount: shares[at] ?? 0 })), left: Math.max(0, sum - room) };
}

/** @param {Line[]} lines */
const capacity = (lines) => lines.filter((one) => !one.waived).reduce((sum, one) => sum + total(one.dues), 0);

/**
 * @param {Line[]} lines
 * @param {number} sum
 */
function shareOut(lines, sum) {
  const parts = lines.flatMap((one, at) => (one.waived ? [] : one.dues.map((due) => ({ at, due }))));
  const fine = (/** @type {{ due: Due }} */ part) => (part.due.payable === "fine" ? 1 : 0);
  parts.sort((one, other) => fine(one) - fine(other) || one.due.month - other.due.month || ORDER[one.due.payable] - ORDER[other.due.payable]);
  const shares = lines.map(() => 0);
  let left = sum;
  for (const { at, due } of parts) {
    const share = Math.min(left, due.amount);
    shares[at] = (shares[at] ?? 0) + share;
    left -= share;
  }
  return shares;
}

/**
 * What the lines come to as items of a slip: each line fills its oldest month first; what is more goes to its last month.
 * @param {Line[]} lines
 * @returns {Item[]}
 */
export function itemsOf(lines) {
  return lines.filter((one) => one.amount > 0 && !one.waived).flatMap(fill);
}

/** @param {Line} one */
function fill({ dues, amount }) {
  let left = amount;
  const items = dues.map(({ payable, month, amount: due }, at) => {
    const part = at === dues.length - 1 ? left : Math.min(left, due);
    left -= part;
    return { payable, month, amount: part };
  });
  return items.filter((item) => item.amount > 0);
}

/** @param {Line[]} lines */
export const sumOf = (lines) => lines.reduce((sum, one) => sum + (one.waived ? 0 : one.amount), 0);

/**
 * A line so large that a zero too many was typed, most likely.
 * @param {Line[]} lines
 * @returns {Line | undefined}
 */
export const unusual = (lines) => lines.find((one) => !one.waived && one.amount >= UNUSUAL * Math.max(total(one.dues), 1));
