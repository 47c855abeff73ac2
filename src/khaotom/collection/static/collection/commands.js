/** How the acts of a table become commands. Pure, but for the pen that numbers them. */

import { saved, total } from "./money.js";
import { asked } from "./state.js";

/**
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./shapes.js").Item} Item
 * @typedef {import("./shapes.js").Waived} Waived
 * @typedef {import("./shapes.js").OwnTable} OwnTable
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./shapes.js").Reason} Reason
 * @typedef {import("./outbox.js").Pen} Pen
 * @typedef {import("./state.js").Row} Row
 *
 * @typedef {object} Paying what one member pays, and how
 * @property {Item[]} items
 * @property {Waived[]} waived
 * @property {"self" | "carried"} manner
 * @property {number} transferred
 * @property {string | null} transfer the slip of the transfer sent before
 * @property {number | null} tendered
 * @property {Slip | null} replaces
 */

/** @param {{ payable: Item["payable"], month: number, amount: number }} item */
const bare = ({ payable, month, amount }) => ({ payable, month, amount });

/**
 * Everything asked for, in cash, by herself.
 * @param {Row} row
 * @returns {Paying}
 */
export const whole = (row) => ({
  items: asked(row).map(bare),
  waived: [],
  manner: "self",
  transferred: 0,
  transfer: null,
  tendered: null,
  replaces: null,
});

/**
 * One slip; and who came to pay has arrived.
 * @param {Pen} pen
 * @param {OwnTable} table
 * @param {Row} row
 * @param {Paying} paying
 * @param {string | null} joint
 * @returns {Command[]}
 */
export function take(pen, table, row, paying, joint = null) {
  const arrived = paying.manner === "self" && !row.arrival ? [arrive(pen, row.member.person)] : [];
  const cash = total(paying.items) - paying.transferred;
  return [
    ...arrived,
    {
      id: pen.id(),
      kind: "take",
      at: pen.at,
      table: table.id,
      number: pen.number(),
      membership: row.member.id,
      manner: paying.manner,
      joint,
      items: paying.items.map(bare),
      waived: paying.waived,
      cash,
      transferred: paying.transferred,
      transfer_slip: paying.transferred ? paying.transfer : null,
      tendered: paying.tendered,
      replaces: paying.replaces?.id ?? null,
      read_back: row.balance + saved(paying.items, row.percent) - before(row, paying.replaces),
    },
  ];
}

/**
 * What the slip that is replaced had saved; a held one counted for nothing.
 * @param {Row} row
 * @param {Slip | null} slip
 */
const before = (row, slip) => (slip?.state === "taken" ? saved(slip.items, row.percent) : 0);

/**
 * @param {Pen} pen
 * @param {string} person
 * @returns {Command}
 */
export const arrive = (pen, person) => ({ id: pen.id(), kind: "arrive", at: pen.at, person });

/**
 * @param {Pen} pen
 * @param {string} slip
 * @param {Reason} reason
 * @returns {Command}
 */
export const cancel = (pen, slip, reason) => ({ id: pen.id(), kind: "cancel", at: pen.at, slip, reason });

/**
 * What takes commands back that were made a moment ago.
 * @param {Pen} pen
 * @param {Command[]} commands
 * @returns {Command[]}
 */
export function undo(pen, commands) {
  return commands.flatMap((command) => {
    if (command.kind === "take") return [cancel(pen, command.id, "wrong_person")];
    if (command.kind === "arrive") return [{ id: pen.id(), kind: "undo_arrival", at: pen.at, arrival: command.id }];
    return [];
  });
}
