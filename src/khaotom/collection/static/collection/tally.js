/** Counting a vote: heads in the room, for, against, abstain on the panel's own keys. Who raised no hand is worked out while one types. */

import { needed } from "./heard.js";
import { Keys } from "./keys.js";
import { panel, part, pressed, show, write, writeOrHide } from "./page.js";
import { choose } from "./saying.js";
import { say } from "./words.js";

/**
 * @typedef {import("./spoken.js").Hands} Hands
 * @typedef {import("./spoken.js").Way} Way
 * @typedef {import("./spoken.js").Assembly} Assembly
 * @typedef {{ title: string, sentence: string } | null} Matter what is voted on; none: a question that is still to be written
 * @typedef {Hands & { way: Way, text: string }} Counted
 */

const CELLS = /** @type {const} */ (["heads", "in_favour", "against", "abstained"]);
const MOST = 9999;

export class Tally {
  /** @param {(counted: Counted) => Promise<boolean>} keep whether it lies in the phone now */
  constructor(keep) {
    this.keep = keep;
    this.panel = panel("tally");
    /** @type {Hands} */
    this.hands = { heads: 0, in_favour: 0, against: 0, abstained: 0 };
    /** @type {typeof CELLS[number]} */
    this.cell = "heads";
    /** @type {Way} */
    this.way = "hands";
    /** @type {Assembly | null} */
    this.state = null;
    /** @type {Matter} */
    this.matter = null;
    this.tried = false;
    // The keys write satang, of which a head has a hundred.
    this.keys = new Keys(
      () => this.hands[this.cell] * 100,
      (satang) => satang <= MOST * 100 && void (this.hands[this.cell] = satang / 100),
    );
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("keydown", (event) => this.typed(event));
    this.panel.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /**
   * @param {Assembly} state
   * @param {Matter} matter
   */
  open(state, matter) {
    this.state = state;
    this.matter = matter;
    this.tried = false;
    this.hands = { heads: 0, in_favour: 0, against: 0, abstained: 0 };
    this.question().value = "";
    write(this.panel.element, "title", matter ? matter.title : say("ask_title"));
    writeOrHide(this.panel.element, "about", matter ? matter.sentence : "");
    show(part(this.panel.element, "question-field"), matter === null);
    this.vote("hands");
    this.panel.open();
    (matter ? part(this.panel.element, "heads-cell") : this.question()).focus();
  }

  question() {
    const field = part(this.panel.element, "question");
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("the question is no field");
    return field;
  }

  /** @param {Way} way */
  vote(way) {
    this.way = way;
    for (const button of this.panel.element.querySelectorAll('[data-act="choose"]')) {
      if (button instanceof HTMLElement && button.dataset.value === way) choose(button);
    }
    this.select("heads");
  }

  /** @param {typeof CELLS[number]} cell */
  select(cell) {
    this.cell = cell;
    this.keys.select();
    this.paint();
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found) return;
    const { act, button } = found;
    const value = button.dataset.value ?? "";
    if (act === "choose") this.vote(/** @type {Way} */ (value));
    else if (act === "cell") this.select(/** @type {typeof CELLS[number]} */ (value));
    else if (act === "next") this.select(this.following());
    else if (act === "key") this.press(value);
    else if (act === "counted") void this.accept();
  }

  /** @param {string} key */
  press(key) {
    this.keys.press(key);
    this.paint();
  }

  /** @param {KeyboardEvent} event */
  typed(event) {
    if (event.target === this.question() || !this.keys.typed(event)) return;
    event.preventDefault();
    this.paint();
  }

  /** The next cell that can be filled; after the last one the first. */
  following() {
    const open = this.way === "nobody_objects" ? CELLS.slice(0, 1) : CELLS;
    return open[(open.indexOf(this.cell) + 1) % open.length] ?? "heads";
  }

  /** What makes the count impossible, as the program would say it. */
  wrong() {
    const { heads, in_favour, against, abstained } = this.hands;
    const counted = this.way === "nobody_objects" ? 0 : in_favour + against + abstained;
    if (heads > 0 && counted > heads) return say("MTG-001", { in_favour, against, abstained, counted, heads });
    if (heads > 0 && this.state && heads < this.state.quorum.heads) {
      return say("MTG-002", { clause: this.state.quorum.clause, quorum: this.state.quorum.heads, heads });
    }
    if (!this.tried) return "";
    if (heads < 1) return say("MTG-006");
    return this.matter === null && this.text() === "" ? say("question_missing") : "";
  }

  text() {
    return this.question().value.replace(/\s+/g, " ").trim();
  }

  paint() {
    const root = this.panel.element;
    const { heads, in_favour, against, abstained } = this.hands;
    for (const cell of CELLS) {
      write(root, cell, String(this.hands[cell]));
      part(root, `${cell}-cell`).setAttribute("aria-pressed", String(cell === this.cell));
      show(part(root, `${cell}-cell`), cell === "heads" || this.way !== "nobody_objects");
    }
    const wrong = this.wrong();
    writeOrHide(root, "wrong", wrong);
    const favour = this.way === "nobody_objects" ? heads : in_favour;
    const silent = this.way === "nobody_objects" ? 0 : heads - in_favour - against - abstained;
    const most = needed(heads, (this.matter ? this.state?.amending : this.state?.majority) ?? "half");
    const says = heads === 0 || wrong ? "" : say(favour >= most ? "carries" : "carries_not", { silent, needed: most });
    writeOrHide(root, "says", says);
  }

  async accept() {
    this.tried = true;
    this.paint();
    if (this.wrong()) return;
    if (await this.keep({ ...this.hands, way: this.way, text: this.text() })) this.panel.close();
  }
}
