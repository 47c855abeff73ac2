/**
 * The table's list. The rows stand in the page already, one a member; here each is patched when what it shows has changed, and moved
 * when it belongs elsewhere. A row just taken stays where the finger is for a moment, so that a second tap hits nobody else.
 */

import { baht, total } from "./money.js";
import { arrange, copy, part, SETTLES, show, write, writeOrHide } from "./page.js";
import { asked, house } from "./state.js";
import { inWords, lateMonths, say } from "./words.js";

/**
 * @typedef {import("./state.js").View} View
 * @typedef {import("./state.js").Row} Row
 * @typedef {{ element: HTMLElement, drawn: string, before: Row | null }} Known
 * @typedef {{ mode: "due" | "nothing" | "paid", number: string, called: string, name: string, due: string, note: string, waits: string, button: string, house: string, queue: string, loud: boolean }} Face
 */

const STAYS = 1200; // ms a row stays where it was taken

export class Rows {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.queue = part(root, "queue");
    this.absent = part(root, "absent");
    this.paid = part(root, "paid");
    /** @type {Map<string, Known>} */
    this.known = new Map();
    for (const element of root.querySelectorAll("[data-member]")) {
      if (element instanceof HTMLElement && element.dataset.member) this.known.set(element.dataset.member, { element, drawn: "", before: null });
    }
    /** @type {Map<string, "queue" | "absent">} rows taken a moment ago, and where they still stand */
    this.staying = new Map();
    /** @type {Map<HTMLElement, HTMLElement[]>} what lies in each section */
    this.laid = new Map();
    this.narrowed = false;
    this.timer = 0;
    /** @type {Set<string> | null} what was searched for and found */
    this.found = null;
    this.settling = 0;
    this.began = true;
  }

  /** @param {View} view */
  draw(view) {
    this.view = view;
    for (const row of view.rows.values()) this.patch(view, row);
    this.place(view);
  }

  /**
   * @param {View} view
   * @param {Row} row
   */
  patch(view, row) {
    const known = this.known.get(row.member.id) ?? this.add(row.member.id);
    const { before } = known;
    known.before = row;
    if (before && unchanged(before, row)) return; // most rows, most times: words are made only where something happened
    const face = faceOf(view, row);
    const drawn = Object.values(face).join("\n");
    if (known.drawn === drawn) return;
    known.drawn = drawn;
    paint(known.element, face);
  }

  /** @param {string} id */
  add(id) {
    const element = copy("payer");
    element.dataset.member = id;
    /** @type {Known} */
    const known = { element, drawn: "", before: null };
    this.known.set(id, known);
    return known;
  }

  /** @param {View} view */
  place(view) {
    const { queue, absent, paid } = this.sort(view);
    this.fill(this.queue, queue);
    this.fill(this.absent, absent);
    this.fill(this.paid, paid);
    write(this.queue, "count", say("people", { count: view.queue.length }));
    write(this.absent, "count", say("people", { count: view.absent.length }));
    write(this.paid, "count", say("people", { count: view.paid.length }));
    if (this.began && this.absent instanceof HTMLDetailsElement && view.queue.length > 0) this.absent.open = false;
    this.began = false;
  }

  /**
   * Who stands where; those taken a moment ago still where they were.
   * @param {View} view
   */
  sort(view) {
    if (this.staying.size === 0) return view;
    const stays = (/** @type {Row} */ row) => this.staying.get(row.member.id);
    const notPaid = new Set([...view.queue, ...view.absent]);
    const all = Array.from(view.rows.values());
    const queue = all.filter((row) => (stays(row) ? stays(row) === "queue" : notPaid.has(row) && row.arrival));
    return {
      queue: queue.sort((one, other) => (one.arrival?.queue ?? 0) - (other.arrival?.queue ?? 0)),
      absent: all.filter((row) => (stays(row) ? stays(row) === "absent" : notPaid.has(row) && !row.arrival)),
      paid: view.paid.filter((row) => !stays(row)),
    };
  }

  /**
   * @param {HTMLElement} section
   * @param {Row[]} rows
   */
  fill(section, rows) {
    const elements = this.elements(rows);
    const before = this.laid.get(section);
    if (before?.length !== elements.length || before.some((element, at) => element !== elements[at])) {
      this.laid.set(section, elements);
      if (arrange(part(section, "rows"), elements) && section !== this.paid && !this.began) this.guard();
    }
    const { found } = this;
    if (found || this.narrowed) for (const element of elements) show(element, !found || found.has(element.dataset.member ?? ""));
    show(section, found ? rows.some((row) => found.has(row.member.id)) : rows.length > 0);
    if (found && section instanceof HTMLDetailsElement) section.open = true;
  }

  /** @param {Row[]} rows */
  elements(rows) {
    return rows.flatMap((row) => this.known.get(row.member.id)?.element ?? []);
  }

  /**
   * Keep a row where it is for a moment, then let it go to those who have paid.
   * @param {Row} row
   */
  stay(row) {
    this.staying.set(row.member.id, row.arrival ? "queue" : "absent");
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.letGo(), STAYS);
  }

  /**
   * The finger is answered at once; that the money is taken is said when it is on the disk.
   * @param {Row} row
   * @param {boolean} yes
   */
  press(row, yes) {
    this.known.get(row.member.id)?.element.classList.toggle("is-taking", yes);
  }

  letGo() {
    this.staying.clear();
    if (this.view) this.place(this.view);
  }

  /** Rows moved under the finger: for a moment they cannot be pressed. */
  guard() {
    this.root.classList.add("is-moving");
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.root.classList.remove("is-moving"), SETTLES);
  }

  /** @param {Set<string> | null} found */
  narrow(found) {
    this.found = found;
    this.narrowed = true;
    if (this.view) this.place(this.view);
    this.narrowed = found !== null;
  }
}

/**
 * Whether a row says what it said before. Who shares a house with somebody is looked at each time: the others may have paid.
 * @param {Row} before
 * @param {Row} row
 */
function unchanged(before, row) {
  return (
    before.member === row.member &&
    !(row.member.household && row.arrival) &&
    before.arrival?.queue === row.arrival?.queue &&
    before.due.length === row.due.length &&
    before.busy === row.busy &&
    before.unsent === row.unsent &&
    before.slips.length === row.slips.length &&
    before.slips.every((slip, at) => slip.id === row.slips[at]?.id && slip.state === row.slips[at]?.state)
  );
}

/**
 * @param {View} view
 * @param {Row} row
 * @returns {Face}
 */
function faceOf(view, row) {
  const { member } = row;
  const due = asked(row);
  const base = { number: member.number, called: member.called, name: member.name === member.called ? "" : member.name, house: "", queue: "", loud: true };
  if (row.slips.some((slip) => slip.state === "taken" && slip.items.length)) return { ...base, ...paidFace(row) };
  const waits = member.transfer && row.slips.length === 0 ? say("transfer_waits", { amount: baht(member.transfer.amount) }) : "";
  const queue = row.arrival ? say("queue", { queue: row.arrival.queue }) : "";
  if (due.length === 0) return { ...base, queue, mode: "nothing", due: nothing(row), note: fineNote(row), waits, button: "" };
  const house = houseWords(view, row);
  return {
    ...base,
    mode: "due",
    due: inWords(due),
    note: [row.busy ? say("busy", { letter: row.busy }) : "", lateNote(row), fineNote(row)].filter(Boolean).join("\n"),
    waits,
    button: member.transfer ? say("look_at_transfer") : say("take", { amount: baht(total(due)) }),
    house,
    queue,
    loud: !row.busy && !member.transfer,
  };
}

/** @param {Row} row */
function paidFace(row) {
  const counted = row.slips.filter((slip) => slip.state === "taken");
  const sum = counted.reduce((sum, slip) => sum + slip.cash + slip.transferred, 0);
  const left = asked(row);
  return {
    mode: /** @type {const} */ ("paid"),
    due: say("taken_by", { slip: counted.map((slip) => slip.name).join(", "), amount: baht(sum) }),
    note: left.length ? say("still_due", { amount: baht(total(left)) }) : "",
    waits: row.unsent ? say("not_sent") : "",
    button: "",
  };
}

/** @param {Row} row */
const nothing = (row) => say(row.member.paused ? "paused" : "nothing_due");

/** @param {Row} row */
function lateNote(row) {
  const months = lateMonths(row.due);
  return months ? say("late", { months }) : "";
}

/** @param {Row} row */
function fineNote(row) {
  const fines = row.due.filter((due) => due.payable === "fine");
  return fines.length ? say("fine", { amount: baht(total(fines)) }) : "";
}

/**
 * @param {View} view
 * @param {Row} row
 */
function houseWords(view, row) {
  if (!row.arrival) return "";
  const all = house(view, row);
  return all.length > 1 ? say("house", { count: all.length, amount: baht(total(all.flatMap(asked))) }) : "";
}

/**
 * @param {HTMLElement} element
 * @param {Face} face
 */
function paint(element, face) {
  element.dataset.mode = face.mode;
  for (const name of /** @type {const} */ (["number", "called", "due"])) write(element, name, face[name]);
  for (const name of /** @type {const} */ (["name", "note", "waits", "queue"])) writeOrHide(element, name, face[name]);
  writeOrHide(element, "house", face.house);
  const take = part(element, "take");
  write(element, "button", face.button);
  take.classList.toggle("main", face.loud);
  show(take, face.mode === "due");
  show(part(element, "more"), true);
  show(part(element, "dots"), face.mode !== "paid");
  show(part(element, "look"), face.mode === "paid");
  const key = face.mode === "paid" ? "look_at" : "other_ways";
  part(element, "more").setAttribute("aria-label", say(key, { called: face.called }));
  take.setAttribute("aria-label", `${face.button} · ${face.called}`);
}
