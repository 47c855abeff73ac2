/** Paying together: names are chosen, or a whole house; one sum, one change, one press; each gets her own slip. */

import { whole } from "./commands.js";
import { baht, total } from "./money.js";
import { arrange, copy, panel, part, pressed, show, write, writeOrHide } from "./page.js";
import { find } from "./search.js";
import { asked, house } from "./state.js";
import { inWords, say } from "./words.js";

/**
 * @typedef {import("./state.js").View} View
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./commands.js").Paying} Paying
 * @typedef {import("./outbox.js").Pen} Pen
 */

const BEFORE = 3; // remembered groups offered at once
const SHOWN = 30; // rows of people who have not come; the rest is found by searching

export class Joint {
  /** @param {(payments: { row: Row, paying: Paying }[], joint: (pen: Pen) => string) => void} pay */
  constructor(pay) {
    this.pay = pay;
    this.panel = panel("joint");
    /** @type {import("./together.js").Together | null} */
    this.together = null;
    /** @type {View | null} */
    this.view = null;
    /** @type {string[]} memberships in the order chosen */
    this.chosen = [];
    /** @type {Map<string, boolean>} who was said to have come, or not */
    this.came = new Map();
    this.tendered = 0;
    this.typed = "";
    this.panel.element.addEventListener("click", (event) => this.click(event));
    part(this.panel.element, "joint-search").addEventListener("input", (event) => {
      this.typed = event.target instanceof HTMLInputElement ? event.target.value : "";
      this.paint();
    });
  }

  /**
   * @param {View} view
   * @param {Row[]} rows chosen already
   */
  open(view, rows) {
    this.view = view;
    this.chosen = rows.map((row) => row.member.id);
    this.came.clear();
    this.tendered = 0;
    this.typed = "";
    const search = part(this.panel.element, "joint-search");
    if (search instanceof HTMLInputElement) search.value = "";
    this.paint();
    this.panel.open();
  }

  close() {
    this.panel.close();
  }

  /** @param {View} view */
  draw(view) {
    if (!this.panel.element.open) return;
    this.view = view;
    this.paint();
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found) return;
    const { act, button } = found;
    const id = button.closest("[data-person]")?.getAttribute("data-person") ?? "";
    if (act === "choose") this.choose(id);
    else if (act === "house-of") this.chooseHouse(id);
    else if (act === "together") this.chosen = (button.dataset.ids ?? "").split(" ");
    else if (act === "brought") this.came.set(id, this.manner(id) === "carried");
    else if (act === "tender") this.tendered = this.tendered + Number(button.dataset.value);
    else if (act === "no-tender") this.tendered = 0;
    else if (act === "accept") this.accept();
    if (act !== "accept") this.paint();
  }

  /** @param {string} id */
  choose(id) {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
  }

  /** @param {string} id */
  chooseHouse(id) {
    const row = this.view?.rows.get(id);
    if (!row || !this.view) return;
    const ids = house(this.view, row).map((one) => one.member.id);
    this.chosen = [...this.chosen, ...ids.filter((one) => !this.chosen.includes(one))];
  }

  /** @returns {Row[]} */
  rows() {
    return this.chosen.flatMap((id) => {
      const row = this.view?.rows.get(id);
      return row && this.mayPay(row) ? [row] : [];
    });
  }

  /** @param {Row} row */
  mayPay(row) {
    return asked(row).length > 0 && !row.slips.some((slip) => slip.state === "taken" && slip.items.length);
  }

  /**
   * Who arrived pays for herself; where nobody chosen has arrived, the first one is the one who stands here.
   * @param {string} id
   * @returns {"self" | "carried"}
   */
  manner(id) {
    const said = this.came.get(id);
    if (said !== undefined) return said ? "self" : "carried";
    const rows = this.rows();
    const here = rows.some((row) => row.arrival) ? rows.filter((row) => row.arrival) : rows.slice(0, 1);
    return here.some((row) => row.member.id === id) ? "self" : "carried";
  }

  accept() {
    const rows = this.rows();
    const sum = total(rows.flatMap(asked));
    if (rows.length === 0 || (this.tendered > 0 && this.tendered < sum)) return;
    const payments = rows.map((row) => {
      /** @type {Paying} */
      const paying = { ...whole(row), manner: this.manner(row.member.id) };
      return { row, paying };
    });
    const last = payments[payments.length - 1];
    if (last && this.tendered > 0) last.paying.tendered = this.tendered - sum + total(last.paying.items);
    this.pay(payments, (pen) => pen.id());
    if (rows.length > 1) void this.together?.remember(rows.map((row) => row.member.id));
  }

  paint() {
    if (!this.view) return;
    const root = this.panel.element;
    const rows = this.rows();
    const sum = total(rows.flatMap(asked));
    this.paintBefore(this.view);
    this.paintList(this.view);
    write(root, "joint-sum", baht(sum));
    write(root, "joint-count", say("people", { count: rows.length }));
    write(root, "joint-tendered", this.tendered ? baht(this.tendered) : "–");
    show(part(root, "no-tender"), this.tendered > 0);
    writeOrHide(root, "joint-change", this.changeWords(sum));
    write(root, "joint-accept-words", say("take_from", { amount: baht(sum), count: rows.length }));
    part(root, "joint-accept").setAttribute("aria-disabled", String(rows.length === 0 || (this.tendered > 0 && this.tendered < sum)));
  }

  /** @param {number} sum */
  changeWords(sum) {
    if (this.tendered === 0) return "";
    if (this.tendered < sum) return say("tendered_too_small", { amount: baht(sum - this.tendered) });
    return say("change", { amount: baht(this.tendered - sum) });
  }

  /**
   * Those who paid together before, while at least two of them still have something to pay.
   * @param {View} view
   */
  paintBefore(view) {
    const known = this.chosen.length === 0 ? (this.together?.groups ?? []) : [];
    const open = known.map((ids) => ids.flatMap((id) => view.rows.get(id) ?? []).filter((row) => this.mayPay(row)));
    const shown = open.filter((rows) => rows.length > 1).slice(0, BEFORE);
    arrange(
      part(this.panel.element, "joint-before"),
      shown.map((rows) => {
        const button = copy("joint-before-one");
        button.dataset.ids = rows.map((row) => row.member.id).join(" ");
        write(button, "names", rows.map((row) => row.member.called).join(", "));
        return button;
      }),
    );
  }

  /** @param {View} view */
  paintList(view) {
    const list = part(this.panel.element, "joint-rows");
    const before = new Map(Array.from(list.children, (child) => [child instanceof HTMLElement ? child.dataset.person : "", child]));
    const elements = this.listed(view).map((row) => {
      const known = before.get(row.member.id);
      const element = known instanceof HTMLElement ? known : copy("joint-row");
      this.paintRow(view, element, row);
      return element;
    });
    arrange(list, elements);
  }

  /**
   * Those chosen first, then who answers the search; without one, the queue and the first of those who have not come.
   * @param {View} view
   * @returns {Row[]}
   */
  listed(view) {
    const chosen = this.rows();
    const open = [...view.queue, ...view.absent].filter((row) => this.mayPay(row) && !chosen.includes(row));
    if (!this.typed.trim()) return [...chosen, ...open.slice(0, Math.max(SHOWN, view.queue.length))];
    const found = find(open.map((row) => row.member), this.typed);
    return [...chosen, ...open.filter((row) => found.has(row.member.id))];
  }

  /**
   * @param {View} view
   * @param {HTMLElement} element
   * @param {Row} row
   */
  paintRow(view, element, row) {
    const { id, called, name, number } = row.member;
    const chosen = this.chosen.includes(id);
    const others = house(view, row).filter((one) => !this.chosen.includes(one.member.id) && one !== row);
    element.dataset.person = id;
    write(element, "number", number);
    write(element, "called", called);
    write(element, "name", name);
    write(element, "due", inWords(asked(row)).replace(/\n/g, " · "));
    write(element, "amount", baht(total(asked(row))));
    part(element, "choose").setAttribute("aria-pressed", String(chosen));
    show(part(element, "house-of"), others.length > 0);
    write(element, "house-words", others.length ? say("whole_house", { count: others.length + 1 }) : "");
    show(part(element, "brought"), chosen);
    write(element, "brought-words", chosen ? say(this.manner(id)) : "");
  }
}
