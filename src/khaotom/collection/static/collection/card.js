/** The passbook card: what is copied by hand into the passbook, the moment the money is taken; one after another for a joint payment. */

import { baht, saved, total } from "./money.js";
import { part, show, write, writeOrHide } from "./page.js";
import { Undo } from "./undo.js";
import { month, say, who } from "./words.js";

/**
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {{ row: Row, slip: Slip }} Page
 */

export class Card {
  /**
   * @param {HTMLElement} element
   * @param {string} date as it is written in the passbook
   */
  constructor(element, date) {
    this.element = element;
    this.date = date;
    /** @type {Page[]} */
    this.pages = [];
    this.at = 0;
    this.undo = new Undo((left) => this.count(left));
  }

  /**
   * @param {Page[]} pages
   * @param {(() => void) | null} back what takes them back, if they were made just now
   */
  lay(pages, back) {
    this.pages = pages;
    this.at = 0;
    if (back) this.undo.offer(back);
    else this.undo.over();
    this.draw();
  }

  draw() {
    const page = this.pages[this.at];
    show(this.element, Boolean(page));
    if (!page) return;
    const { row, slip } = page;
    write(this.element, "who", who(row.member));
    write(this.element, "slip", say("slip", { slip: slip.name }));
    write(this.element, "date", this.date);
    write(this.element, "saved", baht(saved(slip.items, row.percent)));
    write(this.element, "balance", baht(row.balance));
    writeOrHide(this.element, "welfare", welfareLine(slip));
    writeOrHide(this.element, "change", changeLine(this.pages));
    writeOrHide(this.element, "place", this.pages.length > 1 ? say("one_of", { at: this.at + 1, all: this.pages.length }) : "");
    show(part(this.element, "next"), this.at < this.pages.length - 1);
    show(part(this.element, "done"), this.at === this.pages.length - 1);
  }

  /**
   * A slip that turned out not to count, or was cancelled, is not written into a passbook.
   * @param {Slip[]} slips as they stand now
   */
  watch(slips) {
    const shown = new Set(this.pages.map((page) => page.slip.id));
    if (shown.size && slips.some((slip) => shown.has(slip.id) && slip.state !== "taken")) this.close();
  }

  next() {
    this.at = Math.min(this.at + 1, this.pages.length - 1);
    this.draw();
  }

  close() {
    this.undo.over();
    this.pages = [];
    this.draw();
  }

  /** @param {number} left */
  count(left) {
    const button = part(this.element, "undo");
    show(button, left > 0);
    if (left > 0) write(button, "seconds", say("undo", { seconds: left }));
  }
}

/** @param {Slip} slip */
function welfareLine(slip) {
  const given = slip.items.filter((item) => item.payable === "welfare");
  if (given.length === 0) return "";
  return say("welfare_through", { amount: baht(total(given)), month: month(Math.max(...given.map((item) => item.month))) });
}

/** @param {Page[]} pages */
function changeLine(pages) {
  const change = pages.reduce((sum, { slip }) => sum + (slip.tendered === null ? 0 : slip.tendered - slip.cash), 0);
  return change > 0 ? say("change", { amount: baht(change) }) : "";
}
