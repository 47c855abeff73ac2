/** Somebody new: four fields now, the rest later. At the table the first payment can be taken at once. */

import { arrive, take, whole } from "./commands.js";
import { baht, read } from "./money.js";
import { panel, part, pressed, show, write } from "./page.js";
import { merge } from "./state.js";
import { say } from "./words.js";

/**
 * @typedef {import("./shapes.js").State} State
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./shapes.js").NewMember} NewMember
 * @typedef {import("./shapes.js").OwnTable} OwnTable
 * @typedef {import("./outbox.js").Pen} Pen
 * @typedef {import("./state.js").Row} Row
 * @typedef {{ name: string, called: string, phone: string, pledge: number, welfare: boolean }} Told
 */

const FIELDS = /** @type {const} */ (["name", "called", "phone", "pledge"]);

export class Newcomer {
  /** @param {(make: (pen: Pen, table: OwnTable | null) => Command[]) => void} put */
  constructor(put) {
    this.put = put;
    this.panel = panel("newcomer");
    /** @type {State | null} */
    this.state = null;
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("input", () => this.paint());
    this.panel.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @param {State} state */
  open(state) {
    this.state = state;
    for (const name of FIELDS) this.input(name).value = "";
    this.input("pledge").value = baht(state.pledge.lowest);
    this.welfare().checked = state.welfare > 0;
    show(part(this.panel.element, "welfare-choice"), state.welfare > 0);
    for (const name of FIELDS) this.mend(name, "");
    this.paint();
    this.panel.open();
  }

  close() {
    this.panel.close();
  }

  /** @param {string} name */
  input(name) {
    const input = part(this.panel.element, `new-${name}`);
    if (!(input instanceof HTMLInputElement)) throw new Error(`new-${name} is no input`);
    return input;
  }

  welfare() {
    return this.input("welfare");
  }

  /** @param {Event} event */
  click(event) {
    const act = pressed(event)?.act;
    if (act !== "accept-new" && act !== "note-new") return;
    const told = this.told();
    if (told) this.put((pen, table) => this.commands(pen, act === "accept-new" ? table : null, told));
  }

  /** What was told, or nothing and the fields that want mending say why. @returns {Told | null} */
  told() {
    const name = this.input("name").value.trim();
    const called = this.input("called").value.trim();
    const phone = this.input("phone").value.trim();
    const pledge = read(this.input("pledge").value);
    const slips = { name: name || called ? "" : say("name_missing"), called: "", phone: this.phoneSlip(phone), pledge: this.pledgeSlip(pledge) };
    for (const field of FIELDS) this.mend(field, slips[field]);
    const first = FIELDS.find((field) => slips[field]);
    if (first) this.input(first).focus();
    if (first || !("satang" in pledge)) return null;
    return { name: name || called, called: called || name.split(" ")[0] || name, phone, pledge: pledge.satang, welfare: this.welfare().checked };
  }

  /** @param {string} phone */
  phoneSlip(phone) {
    const digits = phone.replace(/[\s\-.()+]/g, "");
    return digits === "" || /^[0-9\u0e50-\u0e59]{9,15}$/.test(digits) ? "" : say("phone_unreadable", { typed: phone });
  }

  /** @param {ReturnType<typeof read>} pledge */
  pledgeSlip(pledge) {
    const { lowest, highest, step } = this.state?.pledge ?? { lowest: 0, highest: 0, step: 1 };
    const typed = this.input("pledge").value.trim();
    if (!("satang" in pledge)) {
      if (pledge.why === "fine") return say("COL-001", { typed, suggestion: baht(lowest) });
      return pledge.why === "negative" ? say("COL-002") : say("pledge_unreadable", { typed, lowest: baht(lowest) });
    }
    const fits = pledge.satang >= lowest && pledge.satang <= highest && pledge.satang % step === 0;
    return fits ? "" : say("pledge_outside", { amount: baht(pledge.satang), lowest: baht(lowest), highest: baht(highest), step: baht(step) });
  }

  /**
   * @param {string} field
   * @param {string} words
   */
  mend(field, words) {
    const slip = part(this.panel.element, `new-${field}-slip`);
    write(this.panel.element, `new-${field}-words`, words);
    show(slip, words !== "");
    this.input(field).setAttribute("aria-invalid", String(words !== ""));
  }

  paint() {
    if (!this.state) return;
    const pledge = read(this.input("pledge").value);
    const first = ("satang" in pledge ? pledge.satang : 0) + this.state.entry_fee + (this.welfare().checked ? this.state.welfare : 0);
    write(this.panel.element, "new-accept-words", say("take", { amount: baht(first) }));
    show(part(this.panel.element, "new-sum"), "satang" in pledge);
    write(this.panel.element, "new-sum", say("new_sum", { fee: baht(this.state.entry_fee) }));
    show(part(this.panel.element, "new-accept"), this.state.table !== null);
  }

  /**
   * @param {Pen} pen
   * @param {OwnTable | null} table none where nothing is taken yet
   * @param {Told} told
   * @returns {Command[]}
   */
  commands(pen, table, told) {
    /** @type {NewMember} */
    const joining = { id: pen.id(), kind: "new_member", at: pen.at, membership: pen.id(), person: pen.id(), ...told };
    if (!table || !this.state) return [joining, arrive(pen, joining.person)];
    const row = rowOf(this.state, joining);
    return [joining, ...take(pen, table, row, whole(row))];
  }
}

/**
 * Her row as it will stand in the list.
 * @param {State} state
 * @param {NewMember} joining
 * @returns {Row}
 */
function rowOf(state, joining) {
  const kept = { id: joining.id, sheet: "", address: "", command: joining, standing: /** @type {const} */ ("waiting"), code: "", sentence: "" };
  return /** @type {Row} */ (merge(state, [kept]).rows.get(joining.membership));
}
