/**
 * What the program last said, and what this phone has done since, as one picture of the evening. Pure: values in, values out.
 *
 * @typedef {import("./shapes.js").State} State
 * @typedef {import("./shapes.js").Kept} Kept
 * @typedef {import("./shapes.js").Member} Member
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./shapes.js").Arrival} Arrival
 * @typedef {import("./shapes.js").Visitor} Visitor
 * @typedef {import("./shapes.js").Due} Due
 * @typedef {import("./shapes.js").Take} Take
 * @typedef {import("./shapes.js").NewMember} NewMember
 *
 * @typedef {object} Row one member tonight
 * @property {Member} member
 * @property {{ id: string, at: number, queue: number } | null} arrival
 * @property {Slip[]} slips live ones, in the order taken
 * @property {Due[]} due what is still due; fines among them
 * @property {number} balance after tonight's live slips
 * @property {number} percent of a pledge payment that is saved
 * @property {string} busy letter of another table that is serving her
 * @property {boolean} unsent something of hers lies only in this phone
 * @property {boolean} fresh joined tonight on this phone
 *
 * @typedef {object} View
 * @property {State} state
 * @property {Map<string, Row>} rows by membership, in the program's order
 * @property {Slip[]} slips every slip, cancelled ones too
 * @property {Row[]} queue arrived and not paid, in the order they came
 * @property {Row[]} absent neither arrived nor paid
 * @property {Row[]} paid the last one first
 * @property {Slip[]} held somebody must look at them
 * @property {Kept[]} refused what the program did not take, until it is read
 * @property {{ slips: number, others: number }} unsent
 * @property {Visitor[]} visitors no members, in the order they came
 * @property {number} came
 * @property {{ people: number, received: number }} mine what this table took
 */

import { saved } from "./money.js";
import { fold } from "./search.js";

/** @type {import("./shapes.js").Sort<State, View>} what the door and the table draw */
export const EVENING = { whole: (body) => Array.isArray(body?.members) && Array.isArray(body?.slips), merge };

/**
 * @param {State} state
 * @param {Kept[]} kept in the order made
 * @returns {View}
 */
export function merge(state, kept) {
  const good = kept.filter((one) => one.standing !== "refused");
  const slips = mergeSlips(state, good);
  const arrivals = mergeArrivals(state, good);
  const rows = mergeRows(state, good, slips, arrivals);
  const all = Array.from(rows.values());
  return {
    state,
    rows,
    slips,
    ...sections(all),
    held: slips.filter((slip) => slip.state === "held"),
    refused: kept.filter((one) => one.standing === "refused"),
    unsent: countUnsent(kept),
    visitors: mergeVisitors(state, good),
    came: new Set(arrivals.map((arrival) => arrival.person)).size,
    mine: ownTakings(slips, state.table?.id),
  };
}

/**
 * @param {State} state
 * @param {Kept[]} kept
 * @returns {Slip[]} in the order taken
 */
function mergeSlips(state, kept) {
  const slips = new Map(state.slips.map((slip) => [slip.id, slip]));
  for (const one of kept) {
    if (one.command.kind === "take" && !slips.has(one.id)) slips.set(one.id, slipOf(state, one, one.command));
  }
  for (const { command } of kept) {
    const struck = command.kind === "cancel" ? command.slip : command.kind === "take" ? command.replaces : null;
    const slip = struck ? slips.get(struck) : undefined;
    if (slip) slips.set(slip.id, { ...slip, state: "cancelled" });
  }
  return Array.from(slips.values()).sort((one, other) => one.taken_at - other.taken_at || (one.id < other.id ? -1 : 1));
}

/**
 * @param {State} state
 * @param {Kept} kept
 * @param {Take} take
 * @returns {Slip}
 */
function slipOf(state, kept, take) {
  const letter = state.tables.find((table) => table.id === take.table)?.letter ?? state.table?.letter ?? "";
  const { id, table, number, membership, manner, joint, items, cash, transferred, tendered, replaces } = take;
  const held = kept.standing === "held" ? { code: kept.code, sentence: kept.sentence } : null;
  const name = `${letter}-${String(number).padStart(3, "0")}`;
  const made = { id, name, table, number, membership, manner, joint, items, cash, transferred, tendered, replaces, waived: take.waived };
  return { ...made, state: held ? "held" : "taken", held, taken_at: take.at };
}

/**
 * @param {State} state
 * @param {Kept[]} kept
 * @returns {Arrival[]} those that stand, in the order they came
 */
function mergeArrivals(state, kept) {
  const arrivals = new Map(state.arrivals.map((arrival) => [arrival.id, arrival]));
  for (const { command } of kept) {
    if (command.kind === "arrive" && !arrivals.has(command.id)) arrivals.set(command.id, command);
  }
  for (const { command } of kept) if (command.kind === "undo_arrival") arrivals.delete(command.arrival);
  const standing = Array.from(arrivals.values()).filter((arrival) => !arrival.undone);
  return standing.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/**
 * @param {State} state
 * @param {Kept[]} kept
 * @returns {Visitor[]} those that stand; a state kept from before has none
 */
function mergeVisitors(state, kept) {
  const visitors = new Map((state.visitors ?? []).map((visitor) => [visitor.id, visitor]));
  for (const { command } of kept) {
    if (command.kind === "receive" && !visitors.has(command.id)) visitors.set(command.id, command);
  }
  for (const { command } of kept) if (command.kind === "undo_arrival") visitors.delete(command.arrival);
  return Array.from(visitors.values()).sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/**
 * @param {State} state
 * @param {Kept[]} kept
 * @param {Slip[]} slips
 * @param {Arrival[]} arrivals
 * @returns {Map<string, Row>}
 */
function mergeRows(state, kept, slips, arrivals) {
  const places = queuePlaces(arrivals);
  const live = grouped(slips.filter((slip) => slip.state !== "cancelled"));
  const waived = waivedMonths(state, kept, slips);
  const busy = new Map(state.busy.filter((one) => one.letter !== state.table?.letter).map((one) => [one.membership, one.letter]));
  const unsent = unsentNames(kept);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const { member, fresh } of membersOf(state, kept)) {
    const own = live.get(member.id) ?? [];
    rows.set(member.id, {
      member,
      arrival: places.get(member.person) ?? null,
      slips: own,
      due: stillDue(member, own, waived),
      balance: member.balance + saved(countedItems(own), state.saves_percent ?? 100),
      percent: state.saves_percent ?? 100,
      busy: busy.get(member.id) ?? "",
      unsent: unsent.has(member.id) || unsent.has(member.person),
      fresh,
    });
  }
  return rows;
}

/**
 * @param {State} state
 * @param {Kept[]} kept
 * @returns {{ member: Member, fresh: boolean }[]}
 */
function membersOf(state, kept) {
  const known = new Set(state.members.map((member) => member.id));
  const joining = kept.flatMap(({ command }) => (command.kind === "new_member" && !known.has(command.membership) ? [command] : []));
  return [
    ...state.members.map((member) => ({ member, fresh: false })),
    ...joining.map((command) => ({ member: memberOf(state, command), fresh: true })),
  ];
}

/**
 * @param {State} state
 * @param {NewMember} command
 * @returns {Member}
 */
function memberOf(state, command) {
  const month = state.sheet.month;
  /** @type {Due[]} */
  const due = [
    { payable: "entry_fee", month, amount: state.entry_fee },
    { payable: "pledge", month, amount: command.pledge },
    { payable: "welfare", month, amount: command.welfare ? state.welfare : 0 },
  ];
  return {
    id: command.membership,
    person: command.person,
    number: "",
    called: command.called || command.name,
    name: command.name,
    zone: "",
    household: "",
    search: `${fold(command.called)} ${fold(command.name)}`,
    balance: 0,
    paused: false,
    child: false,
    due: due.filter((item) => item.amount > 0),
    ahead: [],
    welfare_through: "",
    transfer: null,
  };
}

/** @param {Slip[]} slips */
const countedItems = (slips) => slips.filter((slip) => slip.state === "taken").flatMap((slip) => slip.items);

/**
 * A month that tonight's slip already answers for, in whole or in part, is not asked for again: that slip is corrected instead.
 * @param {Member} member
 * @param {Slip[]} slips
 * @param {Set<string>} waived
 */
function stillDue(member, slips, waived) {
  const answered = new Set(countedItems(slips).map((item) => `${item.payable} ${item.month}`));
  return member.due.filter(
    (item) => !answered.has(`${item.payable} ${item.month}`) && !(item.payable === "fine" && waived.has(`${member.id} ${item.month}`)),
  );
}

/**
 * Fines let off: those the program knows of, and those of this phone's slips that stand.
 * @param {State} state
 * @param {Kept[]} kept
 * @param {Slip[]} slips
 */
function waivedMonths(state, kept, slips) {
  const waived = new Set(state.waivers.map((waiver) => `${waiver.membership} ${waiver.month}`));
  const struck = new Set(slips.filter((slip) => slip.state === "cancelled").map((slip) => slip.id));
  for (const { command } of kept) {
    if (command.kind !== "take" || struck.has(command.id)) continue;
    for (const { month } of command.waived) waived.add(`${command.membership} ${month}`);
  }
  return waived;
}

/**
 * A person's place in the queue is that of her first arrival.
 * @param {Arrival[]} arrivals
 */
function queuePlaces(arrivals) {
  /** @type {Map<string, { id: string, at: number, queue: number }>} */
  const places = new Map();
  for (const { id, person, at } of arrivals) if (!places.has(person)) places.set(person, { id, at, queue: places.size + 1 });
  return places;
}

/** @param {Slip[]} slips */
function grouped(slips) {
  /** @type {Map<string, Slip[]>} */
  const byMember = new Map();
  for (const slip of slips) byMember.set(slip.membership, [...(byMember.get(slip.membership) ?? []), slip]);
  return byMember;
}

/** @param {Kept[]} kept */
function unsentNames(kept) {
  const waiting = kept.filter((one) => one.standing === "waiting").map((one) => one.command);
  return new Set(
    waiting.map((command) => (command.kind === "take" ? command.membership : command.kind === "arrive" ? command.person : command.id)),
  );
}

/** @param {Kept[]} kept */
function countUnsent(kept) {
  const waiting = kept.filter((one) => one.standing === "waiting");
  const slips = waiting.filter((one) => one.command.kind === "take" || one.command.kind === "cancel").length;
  return { slips, others: waiting.length - slips };
}

/** @param {Row[]} rows */
function sections(rows) {
  const isPaid = (/** @type {Row} */ row) => row.slips.some((slip) => slip.state === "taken" && slip.items.length > 0);
  const last = (/** @type {Row} */ row) => row.slips[row.slips.length - 1]?.taken_at ?? 0;
  const open = rows.filter((row) => !isPaid(row));
  return {
    queue: open.filter((row) => row.arrival).sort((one, other) => (one.arrival?.queue ?? 0) - (other.arrival?.queue ?? 0)),
    absent: open.filter((row) => !row.arrival),
    paid: rows.filter(isPaid).sort((one, other) => last(other) - last(one)),
  };
}

/**
 * What lies in this table's tray and what came by transfer; a held slip's money is there too.
 * @param {Slip[]} slips
 * @param {string | undefined} table
 */
function ownTakings(slips, table) {
  const own = slips.filter((slip) => slip.table === table && slip.state !== "cancelled");
  return {
    people: new Set(own.map((slip) => slip.membership)).size,
    received: own.reduce((sum, slip) => sum + slip.cash + slip.transferred, 0),
  };
}

/**
 * What one tap takes: everything due but fines, which are spoken about first.
 * @param {Row} row
 */
export const asked = (row) => row.due.filter((item) => item.payable !== "fine");

/**
 * Those of the same house who still have something to pay, herself first.
 * @param {View} view
 * @param {Row} row
 * @returns {Row[]}
 */
export function house(view, row) {
  if (!row.member.household) return [row];
  const open = [...view.queue, ...view.absent].filter((one) => one.member.household === row.member.household && asked(one).length > 0);
  return [row, ...open.filter((one) => one.member.id !== row.member.id)];
}
