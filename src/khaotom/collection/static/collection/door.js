/** The door: arrival is the roll call and the queue. One tap a person; the same button takes it back for ten seconds. */

import { start } from "./app.js";
import { arrive } from "./commands.js";
import { Newcomer } from "./newperson.js";
import { arrange, byId, copy, part, pressed, show, write, writeOrHide } from "./page.js";
import { find } from "./search.js";
import { drawLine, drawRefused } from "./standing.js";
import { EVENING } from "./state.js";
import { Visitors } from "./visitor.js";
import { say } from "./words.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./state.js").View} View
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./outbox.js").Pen} Pen
 * @typedef {import("./shapes.js").Command} Command
 */

const UNDO = 10000; // ms in which the same button takes an arrival back

export class DoorScreen {
  constructor() {
    this.root = byId("screen");
    this.list = part(this.root, "rows");
    /** @type {Map<string, { element: HTMLElement, drawn: string }>} */
    this.known = new Map();
    for (const element of this.list.children) {
      if (element instanceof HTMLElement && element.dataset.member) this.known.set(element.dataset.member, { element, drawn: "" });
    }
    this.newcomer = new Newcomer((make) => void this.welcome(make));
    this.visitors = new Visitors((make) => void this.receive(make));
    /** @type {Map<string, number>} who was let in just now, until when it can be taken back */
    this.undoable = new Map();
    this.zone = "";
    this.typed = "";
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("submit", (event) => event.preventDefault());
    part(this.root, "search").addEventListener("input", (event) => {
      this.typed = event.target instanceof HTMLInputElement ? event.target.value : "";
      this.narrow();
    });
  }

  /**
   * @param {View} view
   * @param {App} app
   */
  draw(view, app) {
    this.app = app;
    this.view = view;
    for (const row of view.rows.values()) this.patch(row);
    arrange(this.list, Array.from(view.rows.keys(), (id) => this.known.get(id)?.element ?? []).flat());
    this.narrow();
    this.paintVisitors(view.visitors);
    drawLine(view, app);
    drawRefused(view);
    write(document, "title", say("came", { count: view.came, all: view.rows.size }));
  }

  lost() {
    show(part(byId("notices"), "lost"), true);
    byId("notices").scrollIntoView({ block: "start" });
  }

  /** @param {Row} row */
  patch(row) {
    const { member, arrival, slips } = row;
    const mayUndo = (this.undoable.get(member.id) ?? 0) > performance.now();
    const paid = slips.some((slip) => slip.state === "taken");
    const drawn = [member.number, member.called, member.name, member.zone, arrival?.queue, mayUndo, paid].join("\n");
    const known = this.known.get(member.id) ?? this.add(member.id);
    if (known.drawn === drawn) return;
    known.drawn = drawn;
    this.paint(known.element, row, mayUndo, paid);
  }

  /** @param {string} id */
  add(id) {
    const element = copy("comer");
    element.dataset.member = id;
    const known = { element, drawn: "" };
    this.known.set(id, known);
    return known;
  }

  /**
   * @param {HTMLElement} element
   * @param {Row} row
   * @param {boolean} mayUndo
   * @param {boolean} paid
   */
  paint(element, row, mayUndo, paid) {
    const { member, arrival } = row;
    element.dataset.zone = member.zone;
    write(element, "number", member.number);
    write(element, "called", member.called);
    writeOrHide(element, "name", member.name === member.called ? "" : member.name);
    const here = part(element, "come");
    show(here, !arrival && !paid);
    here.setAttribute("aria-label", `${here.textContent} · ${member.called}`);
    show(part(element, "here"), Boolean(arrival) || paid);
    write(element, "queue", arrival ? say(paid ? "came_and_paid" : "in_queue", { queue: arrival.queue }) : say("brought_by_another"));
    show(part(element, "back"), mayUndo);
    part(element, "back").setAttribute("aria-label", say("not_come", { called: member.called }));
  }

  /** Show whom the search and the zone leave. */
  narrow() {
    if (!this.view) return;
    const members = Array.from(this.view.rows.values(), (row) => row.member);
    const found = this.typed.trim() ? find(members, this.typed) : null;
    let shown = 0;
    for (const { id, zone } of members) {
      const element = this.known.get(id)?.element;
      if (!element) continue;
      const fits = found ? found.has(id) : this.zone === "" || zone === this.zone;
      show(element, fits);
      shown += fits ? 1 : 0;
    }
    show(part(this.root, "nobody"), shown === 0);
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found || !this.view) return;
    const { act, button } = found;
    const row = this.view.rows.get(button.closest("[data-member]")?.getAttribute("data-member") ?? "");
    if (row && act === "come") void this.letIn(row);
    else if (row && act === "back") void this.takeBack(row);
    else if (act === "zone") this.chooseZone(button);
    else if (act === "newcomer") this.newcomer.open({ ...this.view.state, table: null });
    else if (act === "visitor") this.visitors.open();
    else if (act === "not-here") void this.withdraw(button.closest("[data-visitor]")?.getAttribute("data-visitor") ?? "");
    else if (act === "read") void this.read(button);
  }

  /** @param {Row} row */
  async letIn(row) {
    if (row.arrival || !this.app) return;
    this.undoable.set(row.member.id, performance.now() + UNDO);
    const commands = await this.app.put((pen) => [arrive(pen, row.member.person)]);
    if (commands.length === 0) return void this.undoable.delete(row.member.id);
    const queue = this.view?.rows.get(row.member.id)?.arrival?.queue ?? 0;
    byId("heard").textContent = `${row.member.called} ${say("in_queue", { queue })}`;
    this.clearSearch();
    window.setTimeout(() => this.app?.draw(), UNDO + 50);
  }

  /** @param {Row} row */
  async takeBack(row) {
    const { arrival } = row;
    if (!arrival || (this.undoable.get(row.member.id) ?? 0) < performance.now()) return;
    this.undoable.delete(row.member.id);
    await this.app?.put((pen) => [{ id: pen.id(), kind: "undo_arrival", at: pen.at, arrival: arrival.id }]);
    byId("heard").textContent = say("undone");
  }

  /** @param {HTMLElement} button */
  chooseZone(button) {
    this.zone = button.dataset.value ?? "";
    for (const each of this.root.querySelectorAll('[data-act="zone"]')) each.setAttribute("aria-pressed", String(each === button));
    this.narrow();
  }

  /** @param {import("./shapes.js").Visitor[]} visitors */
  paintVisitors(visitors) {
    const list = part(this.root, "visitors");
    const rows = visitors.map((one) => {
      const known = list.querySelector(`[data-visitor="${CSS.escape(one.id)}"]`);
      const element = known instanceof HTMLElement ? known : copy("visitor-row");
      element.dataset.visitor = one.id;
      write(element, "called", one.called || one.comes_from);
      writeOrHide(element, "from", one.called ? one.comes_from : "");
      write(element, "heads", say("people", { count: one.heads }));
      const button = part(element, "not-here");
      button.setAttribute("aria-label", `${button.textContent?.trim()}: ${one.called || one.comes_from}`);
      return element;
    });
    arrange(list, rows);
    show(part(this.root, "visitors-head"), rows.length > 0);
  }

  /** @param {(pen: Pen) => Command[]} make */
  async receive(make) {
    const commands = (await this.app?.put((pen) => make(pen))) ?? [];
    if (commands.length) this.visitors.close();
  }

  /** @param {string} visitor */
  async withdraw(visitor) {
    if (!visitor) return;
    await this.app?.put((pen) => [{ id: pen.id(), kind: "undo_arrival", at: pen.at, arrival: visitor }]);
    byId("heard").textContent = say("undone");
  }

  /** @param {(pen: Pen, table: null) => Command[]} make */
  async welcome(make) {
    const commands = (await this.app?.put((pen) => make(pen, null))) ?? [];
    if (commands.length) this.newcomer.close();
  }

  /** @param {HTMLElement} button */
  async read(button) {
    const id = button.closest("[data-id]")?.getAttribute("data-id");
    if (!id || !this.app) return;
    await this.app.outbox.forget([id]);
    this.app.draw();
  }

  clearSearch() {
    const input = part(this.root, "search");
    if (!(input instanceof HTMLInputElement) || input.value === "") return;
    input.value = "";
    this.typed = "";
    this.narrow();
  }
}

void start(new DoorScreen(), EVENING);
