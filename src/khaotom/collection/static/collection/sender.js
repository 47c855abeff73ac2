/**
 * Sends what lies in the outbox: at once, when the line comes back, when the phone is looked at again, and at growing intervals in
 * between. One batch is on its way at a time, also where the phone shows the page twice; sending twice would change nothing.
 */

import { tell } from "./wire.js";

/**
 * @typedef {import("./outbox.js").Outbox} Outbox
 * @typedef {import("./shapes.js").Busy} Busy
 * @typedef {"quiet" | "sending" | "silent" | "door"} Line how the line stands
 */

const BATCH = 100;
const FIRST_PAUSE = 10000;
const LONGEST_PAUSE = 120000;
const LOCK = "khaotom-outbox";

export class Sender {
  /**
   * @param {Outbox} outbox
   * @param {{ csrf: () => string, freshen: () => Promise<boolean>, changed: () => void, acknowledged: () => void }} owner
   *   `freshen` asks for a new state, whose token is new too
   */
  constructor(outbox, owner) {
    this.outbox = outbox;
    this.owner = owner;
    /** @type {Line} */
    this.line = navigator.onLine ? "quiet" : "silent";
    this.pause = FIRST_PAUSE;
    this.notBefore = 0;
    this.running = false;
    this.again = false;
  }

  /** Something new lies in the outbox, or the line came back: do not wait. */
  now() {
    this.notBefore = 0;
    return this.try();
  }

  /** Send if it is time to. */
  async try() {
    if (this.running) {
      this.again = true;
      return;
    }
    if (performance.now() < this.notBefore) return;
    if (!navigator.onLine) return this.stand("silent");
    this.running = true;
    try {
      await this.alone(() => this.drain());
    } finally {
      this.running = false;
    }
    if (this.again) {
      this.again = false;
      await this.try();
    }
  }

  /**
   * @param {() => Promise<void>} work done only by one tab at a time
   */
  async alone(work) {
    if (!navigator.locks) return work();
    await navigator.locks.request(LOCK, work);
  }

  async drain() {
    const waiting = await this.outbox.waiting();
    let sent = 0;
    for (const [address, commands] of waiting) {
      for (let at = 0; at < commands.length; at += BATCH) {
        this.stand("sending");
        if (!(await this.batch(address, commands.slice(at, at + BATCH), true))) return;
        sent += 1;
      }
    }
    this.pause = FIRST_PAUSE;
    if (sent) {
      this.stand("quiet");
      this.owner.acknowledged();
    } else if (this.line === "sending") this.stand("quiet");
  }

  /**
   * @param {string} address
   * @param {import("./shapes.js").Command[]} commands
   * @param {boolean} mayFreshen
   * @returns {Promise<boolean>} whether the line goes on answering
   */
  async batch(address, commands, mayFreshen) {
    const { outcome, results } = await tell(address, commands, this.owner.csrf());
    if (outcome === "answered") {
      await this.outbox.acknowledge(results);
      this.owner.changed();
      return results.length > 0;
    }
    if (outcome === "stale" && mayFreshen && (await this.owner.freshen())) return this.batch(address, commands, false);
    if (outcome === "garbled") return this.oneByOne(address, commands);
    this.wait();
    this.stand(outcome === "door" ? "door" : "silent");
    return false;
  }

  /**
   * One of them cannot be read: send each by itself, so that it holds up nobody else, and say which one it was.
   * @param {string} address
   * @param {import("./shapes.js").Command[]} commands
   * @returns {Promise<boolean>}
   */
  async oneByOne(address, commands) {
    const [first] = commands;
    if (commands.length === 1 && first) {
      await this.outbox.acknowledge([{ id: first.id, outcome: "refused", code: "", sentence: "" }]);
      this.owner.changed();
      return true;
    }
    for (const command of commands) if (!(await this.batch(address, [command], true))) return false;
    return true;
  }

  wait() {
    this.notBefore = performance.now() + this.pause;
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  /** @param {Line} line */
  stand(line) {
    if (this.line === line) return;
    this.line = line;
    this.owner.changed();
  }

  /**
   * A soft word to the other tables; where nobody hears it, nothing is lost.
   * @param {Busy} word
   */
  async whisper(word) {
    if (navigator.onLine && this.line !== "door") await tell(this.outbox.address, [word], this.owner.csrf());
  }
}
