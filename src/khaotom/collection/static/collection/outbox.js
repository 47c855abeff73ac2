/**
 * The outbox: commands are on the phone's disk before anything is shown as done, and stay until the program has acknowledged them
 * and its new state has been kept. Two tabs of one phone share it: identifiers and slip numbers are given inside its transaction.
 */

import { after, uuid7 } from "./ids.js";
import { answer, mark, setMark, transact } from "./store.js";

/**
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./shapes.js").Kept} Kept
 * @typedef {import("./shapes.js").Result} Result
 * @typedef {import("./shapes.js").OwnTable} OwnTable
 *
 * @typedef {object} Pen gives what a new command needs
 * @property {() => string} id
 * @property {() => number} number the table's next slip number
 * @property {number} at
 */

export class Outbox {
  /**
   * @param {IDBDatabase} db
   * @param {string} sheet
   * @param {string} address where this sheet's commands are sent
   */
  constructor(db, sheet, address) {
    this.db = db;
    this.sheet = sheet;
    this.address = address;
    /** @type {Kept[]} this sheet's, in the order they were made */
    this.kept = [];
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("khaotom-outbox") : null;
  }

  /** Read again what lies in the phone. */
  async load() {
    this.kept = await transact(this.db, ["commands"], "readonly", (transaction) =>
      answer(transaction.objectStore("commands").index("sheet").getAll(this.sheet)),
    );
  }

  /** Tell the phone's other tabs that something changed. */
  cry() {
    this.channel?.postMessage(this.sheet);
  }

  /**
   * Make commands and put them on the disk, all or none. They may name each other.
   * @param {OwnTable | null} table whose slip numbers are used
   * @param {(pen: Pen) => Command[]} make
   * @returns {Promise<Command[]>}
   */
  async put(table, make) {
    const commands = await transact(this.db, ["commands", "marks"], "readwrite", async (transaction) => {
      const pen = await this.pen(transaction, table);
      const made = make(pen);
      pen.keep();
      for (const command of made) transaction.objectStore("commands").put(this.fresh(command));
      return made;
    });
    this.kept.push(...commands.map((command) => this.fresh(command)));
    this.cry();
    return commands;
  }

  /**
   * @param {IDBTransaction} transaction
   * @param {OwnTable | null} table
   * @returns {Promise<Pen & { keep: () => void }>}
   */
  async pen(transaction, table) {
    const now = Date.now();
    const numbers = `number:${table?.id ?? ""}`;
    let [last, number] = await Promise.all([mark(transaction, "clock"), mark(transaction, numbers)]);
    number = Math.max((table?.next_number ?? 1) - 1, number);
    return {
      at: now,
      id: () => uuid7((last = after(last, now))),
      number: () => (number += 1),
      keep: () => {
        setMark(transaction, "clock", last);
        if (table) setMark(transaction, numbers, number);
      },
    };
  }

  /**
   * @param {Command} command
   * @returns {Kept}
   */
  fresh(command) {
    return { id: command.id, sheet: this.sheet, address: this.address, command, standing: "waiting", code: "", sentence: "" };
  }

  /**
   * What still has to be sent, of every sheet of this phone, by address and in the order made; who came goes before what they decided.
   * @returns {Promise<Map<string, Command[]>>}
   */
  async waiting() {
    /** @type {Kept[]} */
    const all = await transact(this.db, ["commands"], "readonly", (transaction) => answer(transaction.objectStore("commands").getAll()));
    /** @type {Map<string, Command[]>} */
    const byAddress = new Map();
    for (const kept of all) {
      if (kept.standing !== "waiting") continue;
      byAddress.set(kept.address, [...(byAddress.get(kept.address) ?? []), kept.command]);
    }
    const tellsWhoCame = (/** @type {Command[]} */ commands) => commands.some(({ kind }) => kind === "arrive" || kind === "new_member");
    return new Map(Array.from(byAddress).sort(([, one], [, other]) => Number(tellsWhoCame(other)) - Number(tellsWhoCame(one))));
  }

  /**
   * Write down what the program answered; a command it did not name goes on waiting.
   * @param {Result[]} results
   */
  async acknowledge(results) {
    await transact(this.db, ["commands"], "readwrite", async (transaction) => {
      const commands = transaction.objectStore("commands");
      for (const { id, outcome, code, sentence } of results) {
        const kept = await answer(commands.get(id));
        if (kept) commands.put({ ...kept, standing: outcome, code: code || "", sentence: sentence || "" });
      }
    });
    await this.load();
    this.cry();
  }

  /**
   * Send once more what was refused: its key is free, since nothing was changed.
   * @param {string} id
   */
  async again(id) {
    await transact(this.db, ["commands"], "readwrite", async (transaction) => {
      const commands = transaction.objectStore("commands");
      const kept = await answer(commands.get(id));
      if (kept) commands.put({ ...kept, standing: "waiting", code: "", sentence: "" });
    });
    await this.load();
    this.cry();
  }

  /** The acknowledged commands of this sheet: a state asked for from now on holds what they did. */
  settled() {
    return this.kept.filter((kept) => kept.standing === "done" || kept.standing === "held").map((kept) => kept.id);
  }

  /**
   * Forget commands: the state that is kept now holds what they did, or what refused them has been read.
   * @param {string[]} ids
   */
  async forget(ids) {
    if (ids.length === 0) return;
    await transact(this.db, ["commands"], "readwrite", async (transaction) => {
      for (const id of ids) transaction.objectStore("commands").delete(id);
    });
    this.kept = this.kept.filter((kept) => !ids.includes(kept.id));
    this.cry();
  }
}
