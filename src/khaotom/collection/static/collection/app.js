/**
 * What the door, the table and the assembly have in common: the state as last heard and as changed here, kept in the phone, drawn again
 * whenever either changes. The screen itself only draws a view and puts commands.
 */

import { Outbox } from "./outbox.js";
import { keepShell } from "./shell.js";
import { Sender } from "./sender.js";
import { answer, keepState, openStore, transact } from "./store.js";
import { byId, holdStill } from "./page.js";
import { ask } from "./wire.js";

/**
 * @typedef {import("./shapes.js").State} State
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./state.js").View} View
 * @typedef {import("./outbox.js").Pen} Pen
 * @typedef {import("./shapes.js").Heard} Heard
 */

/**
 * `lost`: the phone could not keep what was done.
 * @template {Heard} S
 * @template V
 * @typedef {{ draw: (view: V, app: App<S, V>) => void, lost: () => void }} Screen
 */

const LOOK = 10000; // ms between looks at the clock: no more often, for the battery's sake
const SOON = 50; // ms
const AFTERWARDS = 3000; // ms
const SENDING = 150; // ms: what was pressed is drawn before anything else is begun
const REFRESH = 20000; // ms after which a state is old

/**
 * @template {Heard} [S=State]
 * @template [V=View]
 */
export class App {
  /**
   * @param {IDBDatabase} db
   * @param {string} sheet what its commands and its state are kept under: the sheet's id, or the meeting's
   * @param {Screen<S, V>} screen
   * @param {import("./shapes.js").Sort<S, V>} sort
   */
  constructor(db, sheet, screen, sort) {
    this.db = db;
    this.sheet = sheet;
    this.screen = screen;
    this.sort = sort;
    this.stateAddress = new URL("../state/", location.href).pathname;
    this.outbox = new Outbox(db, sheet, new URL("../outbox/", location.href).pathname);
    this.sender = new Sender(this.outbox, {
      csrf: () => this.state?.csrf ?? "",
      freshen: () => this.refresh(),
      changed: () => this.drawSoon(),
      acknowledged: () => this.refreshSoon(),
    });
    /** @type {S | null} */
    this.state = null;
    /** @type {V | null} */
    this.view = null;
    this.kept = false; // whether page and state would be there without a network
    this.asked = 0;
    this.soon = 0;
    this.afterwards = 0;
    /** @type {Promise<boolean> | null} */
    this.asking = null;
  }

  async begin() {
    await this.recall();
    this.listen();
    this.draw();
    await this.refresh();
    await this.sender.now();
    this.kept = await keepShell();
    this.draw();
  }

  /** Read what lies in the phone. */
  async recall() {
    await this.outbox.load();
    const found = await transact(this.db, ["states"], "readonly", (transaction) => answer(transaction.objectStore("states").get(this.sheet)));
    if (found) this.state = found.state;
  }

  listen() {
    window.addEventListener("online", () => void this.wake());
    window.addEventListener("offline", () => this.sender.stand("silent"));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.wake();
    });
    window.setInterval(() => void this.look(), LOOK);
    this.outbox.channel?.addEventListener("message", () => void this.reread());
  }

  async wake() {
    await this.refresh();
    await this.sender.now();
  }

  async look() {
    await this.sender.try();
    if (!document.hidden && performance.now() - this.asked >= REFRESH) await this.refresh();
  }

  async reread() {
    await this.recall();
    this.draw();
  }

  /**
   * Ask for the state, keep it, and forget what it now holds. Two callers share one asking, unless the second has news of its own.
   * @returns {Promise<boolean>} whether the program answered
   */
  async refresh() {
    if (this.asking) await this.asking;
    this.asking = this.askForState();
    try {
      return await this.asking;
    } finally {
      this.asking = null;
    }
  }

  /** What was acknowledged is shown already: the new state can wait until nobody is pressing. */
  refreshSoon() {
    window.clearTimeout(this.afterwards);
    this.afterwards = window.setTimeout(() => void this.refresh(), AFTERWARDS);
  }

  async askForState() {
    const settled = this.outbox.settled();
    this.asked = performance.now(); // the phone's clock may jump
    const { outcome, state } = await ask(this.stateAddress, this.sort.whole);
    if (!state) {
      this.sender.stand(outcome === "door" ? "door" : "silent");
      return false;
    }
    await keepState(this.db, this.sheet, state);
    this.state = state;
    await this.outbox.forget(settled);
    if (this.sender.line !== "sending") this.sender.line = "quiet";
    this.draw();
    return true;
  }

  /** What happens on the line is drawn together, not piece by piece. */
  drawSoon() {
    if (this.soon) return;
    this.soon = window.setTimeout(() => this.draw(), SOON);
  }

  draw() {
    window.clearTimeout(this.soon);
    this.soon = 0;
    if (!this.state) return;
    this.view = this.sort.merge(this.state, this.outbox.kept);
    this.screen.draw(this.view, this);
  }

  /**
   * Put commands on the disk, then show them; sending follows by itself. Where the disk refuses, nothing is shown as done.
   * @param {(pen: Pen) => Command[]} make
   * @returns {Promise<Command[]>} none where the disk refused
   */
  async put(make) {
    try {
      const commands = await this.outbox.put(this.state?.table ?? null, make);
      this.draw();
      window.setTimeout(() => void this.sender.now(), SENDING);
      return commands;
    } catch (problem) {
      this.screen.lost();
      if (!(problem instanceof DOMException)) throw problem;
      return [];
    }
  }
}

/**
 * @template {Heard} S
 * @template V
 * @param {Screen<S, V>} screen
 * @param {import("./shapes.js").Sort<S, V>} sort
 * @returns {Promise<App<S, V>>}
 */
export async function start(screen, sort) {
  holdStill();
  const db = await openStore();
  const app = new App(db, byId("screen").dataset.sheet ?? "", screen, sort);
  await app.begin();
  return app;
}
