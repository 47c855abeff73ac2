/**
 * The pad: what is paid, by whom it was brought, in which way, what was handed over and what goes back. Own keys, so that the phone's
 * keyboard covers nothing. What it works out is pure and lies in lines.js.
 */

import { Keys } from "./keys.js";
import { itemsOf, linesOf, linesOfSlip, oneMonthAhead, spread, sumOf, unusual } from "./lines.js";
import { total } from "./money.js";
import { panel, part, pressed } from "./page.js";
import { drawPad } from "./padview.js";

/**
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./commands.js").Paying} Paying
 * @typedef {import("./padview.js").Draft} Draft
 */

export class Pad {
  /**
   * @param {(row: Row, paying: Paying) => void} pay
   * @param {(row: Row | null) => void} serve
   */
  constructor(pay, serve) {
    this.pay = pay;
    this.panel = panel("pad");
    /** @type {Draft | null} */
    this.draft = null;
    this.keys = new Keys(
      () => this.reading(),
      (satang) => this.typing(satang),
    );
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("keydown", (event) => this.key(event));
    this.panel.element.addEventListener("close", () => {
      this.draft = null;
      serve(null);
    });
    this.serve = serve;
  }

  /** @param {Row} row */
  open(row) {
    const transfer = row.member.transfer;
    this.begin({ ...blank(row), lines: linesOf(row), way: transfer ? "transfer" : "cash", manner: transfer && !row.arrival ? "carried" : "self" });
    if (transfer && transfer.amount < sumOf(this.draft?.lines ?? [])) this.change({ way: "both", transferred: transfer.amount });
  }

  /**
   * @param {Row} row
   * @param {Slip} slip
   */
  correct(row, slip) {
    const way = slip.transferred === 0 ? "cash" : slip.cash === 0 ? "transfer" : "both";
    const manner = slip.manner === "carried" ? "carried" : "self";
    this.begin({ ...blank(row), replaces: slip, lines: linesOfSlip(row, slip), way, manner, transferred: slip.transferred });
  }

  close() {
    this.panel.close();
  }

  /** @param {Draft} draft */
  begin(draft) {
    this.draft = draft;
    this.keys.select();
    this.draw();
    this.panel.open();
    this.panel.element.scrollTop = 0;
    this.serve(draft.row);
  }

  draw() {
    if (this.draft) drawPad(this.panel.element, this.draft);
  }

  /** @param {Partial<Draft>} changes */
  change(changes) {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...changes };
    this.draw();
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found || !this.draft) return;
    const { act, button } = found;
    const at = Number(button.closest("[data-line]")?.getAttribute("data-line") ?? -1);
    const { value = "" } = button.dataset;
    if (act === "key") this.keys.press(value);
    else if (act === "line") this.toggle(at);
    else if (act === "ahead") this.change({ lines: oneMonthAhead(this.draft.lines, this.draft.row), left: 0, spread: false });
    else if (act === "let-off") this.letOff(at);
    else if (act === "reason") this.waive(value);
    else if (act === "manner") this.change({ manner: value === "carried" ? "carried" : "self" });
    else if (act === "way") this.chooseWay(value);
    else if (act === "select") this.select(value);
    else if (act === "tender") this.tender(Number(value));
    else if (act === "accept") this.accept();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.keys.typed(event)) event.preventDefault();
  }

  /** @param {string} value */
  select(value) {
    this.keys.select();
    this.change({ selected: value === "tendered" || value === "transferred" ? value : "total" });
  }

  /**
   * On and off; whichever it becomes, the keys now go there.
   * @param {number} at
   */
  toggle(at) {
    const { lines } = /** @type {Draft} */ (this.draft);
    const line = lines[at];
    if (!line) return;
    const amount = line.amount > 0 && !line.waived ? 0 : total(line.dues);
    this.keys.select();
    this.change({ lines: lines.map((one) => (one === line ? { ...one, amount, waived: "" } : one)), selected: at, left: 0, spread: false, asking: -1 });
  }

  /** @param {number} at */
  letOff(at) {
    const { lines, asking } = /** @type {Draft} */ (this.draft);
    if (lines[at]?.waived) this.change({ lines: lines.map((one, place) => (place === at ? { ...one, waived: "" } : one)), asking: -1 });
    else this.change({ asking: asking === at ? -1 : at });
  }

  /** @param {string} reason */
  waive(reason) {
    const { lines, asking } = /** @type {Draft} */ (this.draft);
    this.change({ lines: lines.map((one, at) => (at === asking ? { ...one, waived: reason, amount: 0 } : one)), asking: -1 });
  }

  /** @param {string} value */
  chooseWay(value) {
    const way = value === "transfer" || value === "both" ? value : "cash";
    const draft = /** @type {Draft} */ (this.draft);
    const sent = draft.row.member.transfer?.amount ?? 0;
    const transferred = way === "both" ? draft.transferred || Math.min(sent, sumOf(draft.lines)) : 0;
    this.keys.select();
    this.change({ way, transferred, tendered: way === "transfer" ? 0 : draft.tendered, selected: way === "both" ? "transferred" : "total" });
  }

  /**
   * A note handed over; pressed again, one more of them.
   * @param {number} satang
   */
  tender(satang) {
    const draft = /** @type {Draft} */ (this.draft);
    this.change({ tendered: draft.selected === "tendered" ? draft.tendered + satang : satang, selected: "tendered" });
    this.keys.select();
  }

  reading() {
    if (!this.draft) return 0;
    const { selected, lines, tendered, transferred, left } = this.draft;
    if (selected === "tendered") return tendered;
    if (selected === "transferred") return transferred;
    return selected === "total" ? sumOf(lines) + left : (lines[selected]?.amount ?? 0);
  }

  /** @param {number} satang */
  typing(satang) {
    if (!this.draft) return;
    const { selected, lines, row } = this.draft;
    if (selected === "tendered") this.change({ tendered: satang });
    else if (selected === "transferred") this.change({ transferred: satang });
    else if (selected === "total") this.change({ ...spread(lines, row, satang), spread: true, sure: false });
    else this.change({ lines: lines.map((one, at) => (at === selected ? { ...one, amount: satang, waived: "" } : one)), left: 0, spread: false, sure: false });
  }

  accept() {
    const draft = /** @type {Draft} */ (this.draft);
    if (part(this.panel.element, "accept").getAttribute("aria-disabled") === "true") return;
    if (unusual(draft.lines) && !draft.sure) return this.change({ sure: true });
    this.pay(draft.row, payingOf(draft));
  }
}

/**
 * @param {Row} row
 * @returns {Draft}
 */
function blank(row) {
  /** @type {Line[]} */
  const lines = [];
  const empty = { replaces: null, left: 0, spread: false, transferred: 0, tendered: 0, asking: -1, sure: false };
  return { row, lines, ...empty, selected: "total", manner: "self", way: "cash" };
}

/** @param {Draft} draft */
export function transferredOf({ way, lines, transferred }) {
  return way === "cash" ? 0 : way === "transfer" ? sumOf(lines) : transferred;
}

/**
 * @param {Draft} draft
 * @returns {Paying}
 */
function payingOf(draft) {
  const { lines, manner, tendered, replaces, row } = draft;
  return {
    items: itemsOf(lines),
    waived: lines.filter((one) => one.waived).map((one) => ({ month: one.dues[0]?.month ?? 0, amount: total(one.dues), reason: one.waived })),
    manner,
    transferred: transferredOf(draft),
    transfer: row.member.transfer?.id ?? null,
    tendered: tendered > 0 ? tendered : null,
    replaces,
  };
}

