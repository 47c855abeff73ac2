/** Who paid together before, as this phone remembers it, so that next month it is one press to choose them all. */

import { answer, transact } from "./store.js";

const MOST = 60;

export class Together {
  /** @param {IDBDatabase} db */
  constructor(db) {
    this.db = db;
    /** @type {string[][]} memberships, the latest group first */
    this.groups = [];
  }

  async load() {
    const found = await transact(this.db, ["together"], "readonly", (transaction) => answer(transaction.objectStore("together").getAll()));
    this.groups = found.sort((one, other) => other.at - one.at).slice(0, MOST).map((one) => one.members);
  }

  /** @param {string[]} members */
  async remember(members) {
    const key = Array.from(members).sort().join(" ");
    await transact(this.db, ["together"], "readwrite", async (transaction) => {
      transaction.objectStore("together").put({ key, members, at: Date.now() });
    });
    await this.load();
  }
}
