/** The money table: one tap takes what is due; everything else is a panel over the list. */

import { start } from "./app.js";
import { Card } from "./card.js";
import { cancel, take, undo, whole } from "./commands.js";
import { uuid7 } from "./ids.js";
import { Joint } from "./joint.js";
import { baht } from "./money.js";
import { Newcomer } from "./newperson.js";
import { Pad } from "./pad.js";
import { byId, part, pressed, show, write } from "./page.js";
import { Rows } from "./rows.js";
import { find } from "./search.js";
import { SlipPanel } from "./slip.js";
import { drawHeld, drawLine, drawRefused } from "./standing.js";
import { EVENING, asked, house } from "./state.js";
import { Together } from "./together.js";
import { say } from "./words.js";

/**
 * @typedef {import("./app.js").App} App
 * @typedef {import("./state.js").View} View
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./shapes.js").OwnTable} OwnTable
 * @typedef {import("./shapes.js").Reason} Reason
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./commands.js").Paying} Paying
 * @typedef {import("./outbox.js").Pen} Pen
 */

export class TableScreen {
  constructor() {
    const screen = byId("screen");
    this.rows = new Rows(screen);
    this.card = new Card(byId("card"), screen.dataset.date ?? "");
    this.pad = new Pad((row, paying) => void this.pay([{ row, paying }], null), (row) => this.serve(row));
    this.joint = new Joint((payments, joint) => void this.pay(payments, joint));
    this.newcomer = new Newcomer((make) => void this.welcome(make));
    this.slip = new SlipPanel({
      correct: (row, slip) => this.pad.correct(row, slip),
      strike: (slip, reason) => void this.strike(slip, reason),
      show: (row, slip) => this.card.lay([{ row, slip }], null),
    });
    /** @type {App | null} */
    this.app = null;
    /** @type {View | null} */
    this.view = null;
    this.taking = false;
    this.notices = "";
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("submit", (event) => event.preventDefault());
    part(screen, "search").addEventListener("input", (event) => this.search(event.target));
  }

  /**
   * @param {View} view
   * @param {App} app
   */
  draw(view, app) {
    if (!this.app) {
      this.joint.together = new Together(app.db);
      void this.joint.together.load();
    }
    this.app = app;
    this.view = view;
    const { table, sheet } = view.state;
    this.rows.draw(view);
    drawLine(view, app);
    drawHeld(view);
    drawRefused(view);
    this.watchNotices(view, app);
    this.card.watch(view.slips);
    this.joint.draw(view);
    write(document, "title", table ? say("table", { letter: table.letter, count: view.mine.people }) : say("no_table"));
    write(document, "received", baht(view.mine.received));
    document.body.classList.toggle("is-shut", !table || sheet.closed);
  }

  /**
   * A notice that comes or goes moves the rows below it.
   * @param {View} view
   * @param {App} app
   */
  watchNotices(view, app) {
    const shown = [app.sender.line === "silent", app.sender.line === "door", view.held.length, view.refused.length].join(" ");
    if (shown !== this.notices && this.notices !== "") this.rows.guard();
    this.notices = shown;
  }

  /** The phone's disk refused: say so where the thumb is. */
  lost() {
    show(part(byId("notices"), "lost"), true);
    byId("notices").scrollIntoView({ block: "start" });
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found || !this.view) return;
    const { act, button } = found;
    const row = this.view.rows.get(button.closest("[data-member]")?.getAttribute("data-member") ?? "");
    const slip = this.view.slips.find((one) => one.id === button.closest("[data-id]")?.getAttribute("data-id"));
    if (row && (act === "take" || act === "more" || act === "house")) {
      event.preventDefault();
      this.onRow(act, row, this.view);
    } else if (slip && act === "gave-back") void this.strike(slip, "gave_back");
    else if (slip && act === "correct") this.correct(slip);
    else this.elsewhere(act, button, this.view);
  }

  /**
   * @param {"take" | "more" | "house"} act
   * @param {Row} row
   * @param {View} view
   */
  onRow(act, row, view) {
    if (!this.table()) return;
    const paid = row.slips.filter((slip) => slip.state === "taken" && slip.items.length);
    if (act === "take" && !row.busy && !row.member.transfer && paid.length === 0) void this.takeWhole(row);
    else if (act === "house") this.joint.open(view, house(view, row));
    else if (paid.length) this.slip.open(row, /** @type {Slip} */ (paid[paid.length - 1]), struck(view, row));
    else this.pad.open(row);
  }

  /**
   * @param {string} act
   * @param {HTMLElement} button
   * @param {View} view
   */
  elsewhere(act, button, view) {
    if (act === "search") this.lookFor();
    else if (act === "joint" && this.table()) this.joint.open(view, []);
    else if (act === "newcomer" && this.table()) this.newcomer.open(view.state);
    else if (act === "undo") this.card.undo.take();
    else if (act === "card-next") this.card.next();
    else if (act === "card-done") this.card.close();
    else if (act === "read") void this.read(button);
  }

  /** The own table, where money may be taken. @returns {OwnTable | null} */
  table() {
    return this.view && !this.view.state.sheet.closed ? this.view.state.table : null;
  }

  /** @param {Row} row */
  async takeWhole(row) {
    if (this.taking || asked(row).length === 0) return;
    this.taking = true;
    try {
      await this.pay([{ row, paying: whole(row) }], null);
    } finally {
      this.taking = false;
    }
  }

  /**
   * Take from one or several at once: all slips, or none.
   * @param {{ row: Row, paying: Paying }[]} payments
   * @param {((pen: Pen) => string) | null} joint gives the slips what they share
   */
  async pay(payments, joint) {
    const table = this.table();
    if (!table || !this.app) return;
    for (const { row } of payments) {
      this.rows.press(row, true);
      this.rows.stay(row);
    }
    const commands = await this.app.put((pen) => {
      const shared = joint ? joint(pen) : null;
      return payments.flatMap(({ row, paying }) => take(pen, table, row, paying, shared));
    });
    for (const { row } of payments) this.rows.press(row, false);
    this.answer(commands);
  }

  /**
   * Show the cards of what was just taken, say it, and offer to take it back.
   * @param {Command[]} commands
   */
  answer(commands) {
    const pages = commands.flatMap((command) => {
      const slip = this.view?.slips.find((one) => one.id === command.id);
      const row = slip ? this.view?.rows.get(slip.membership) : undefined;
      return slip && row && slip.items.length ? [{ row, slip }] : [];
    });
    if (pages.length === 0) return;
    this.card.lay(pages, () => void this.takeBack(commands));
    this.tell(pages.map(({ row, slip }) => say("taken", { slip: slip.name, called: row.member.called })).join(" "));
    this.pad.close();
    this.joint.close();
    this.clearSearch();
  }

  /** @param {Command[]} commands */
  async takeBack(commands) {
    await this.app?.put((pen) => undo(pen, commands));
    this.card.close();
    this.tell(say("undone"));
  }

  /**
   * @param {(pen: Pen, table: OwnTable) => Command[]} make
   */
  async welcome(make) {
    const table = this.table();
    if (!table || !this.app) return;
    this.answer(await this.app.put((pen) => make(pen, table)));
    this.newcomer.close();
  }

  /**
   * @param {Slip} slip
   * @param {Reason} reason
   */
  async strike(slip, reason) {
    const commands = (await this.app?.put((pen) => [cancel(pen, slip.id, reason)])) ?? [];
    if (commands.length === 0) return;
    if (this.card.pages.some((page) => page.slip.id === slip.id)) this.card.close();
    this.tell(say("struck", { slip: slip.name }));
  }

  /** @param {Slip} slip */
  correct(slip) {
    const row = this.view?.rows.get(slip.membership);
    if (row && this.table()) this.pad.correct(row, slip);
  }

  /** @param {HTMLElement} button */
  async read(button) {
    const id = button.closest("[data-id]")?.getAttribute("data-id");
    if (!id || !this.app) return;
    await this.app.outbox.forget([id]);
    this.app.draw();
  }

  /**
   * Tell the other tables whom this one serves.
   * @param {Row | null} row
   */
  serve(row) {
    const table = this.table();
    if (!table || !this.app) return;
    const at = Date.now();
    void this.app.sender.whisper({ id: uuid7(at), kind: "busy", at, table: table.id, membership: row?.member.id ?? null });
  }

  lookFor() {
    const input = part(byId("screen"), "search");
    window.scrollTo(0, 0);
    input.focus();
  }

  /** @param {EventTarget | null} input */
  search(input) {
    if (!(input instanceof HTMLInputElement) || !this.view) return;
    const members = Array.from(this.view.rows.values(), (row) => row.member);
    const found = input.value.trim() ? find(members, input.value) : null;
    this.rows.narrow(found);
    show(part(byId("screen"), "nobody"), found !== null && found.size === 0);
  }

  clearSearch() {
    const input = part(byId("screen"), "search");
    if (!(input instanceof HTMLInputElement) || input.value === "") return;
    input.value = "";
    this.search(input);
  }

  /** @param {string} words */
  tell(words) {
    byId("heard").textContent = words;
  }
}

/**
 * Cancelled slips stay to be seen: their numbers are used.
 * @param {View} view
 * @param {Row} row
 */
const struck = (view, row) =>
  view.slips.filter((slip) => slip.membership === row.member.id && slip.state === "cancelled").map((slip) => slip.name);

void start(new TableScreen(), EVENING);
