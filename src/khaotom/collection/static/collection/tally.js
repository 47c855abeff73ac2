/**
 * Counting a vote: heads in the room, for, against, abstain on the panel's own keys, or person by person from those who came.
 * Who raised no hand is worked out meanwhile.
 */

import { needed } from "./heard.js";
import { Keys } from "./keys.js";
import { panel, part, pressed, show, write, writeOrHide } from "./page.js";
import { choose } from "./saying.js";
import { Voters } from "./voters.js";
import { Witnesses } from "./witnesses.js";
import { say } from "./words.js";

/**
 * @typedef {import("./spoken.js").Hands} Hands
 * @typedef {import("./spoken.js").Way} Way
 * @typedef {import("./spoken.js").Assembly} Assembly
 * @typedef {{ id: string, title: string, sentence: string } | null} Matter what is voted on; none: a question that is still to be written
 * @typedef {import("./spoken.js").Choice} Choice
 * @typedef {import("./spoken.js").Person} Person
 * @typedef {import("./spoken.js").Counted & { text: string }} Counted
 * @typedef {typeof CELLS[number]} Cell
 */

const CELLS = /** @type {const} */ (["heads", "in_favour", "against", "abstained"]);
const MOST = 9999;

export class Tally {
  /** @param {(counted: Counted) => Promise<boolean>} keep whether it lies in the phone now */
  constructor(keep) {
    this.keep = keep;
    this.panel = panel("tally");
    this.voters = new Voters(this.panel.element);
    this.witnesses = new Witnesses(this.panel.element);
    /** @type {Partial<Hands>} as typed */
    this.typed = {};
    /** @type {Cell | null} none: votes are taken by name, and nothing is typed */
    this.cell = "heads";
    /** @type {Way} */
    this.way = "hands";
    /** @type {Assembly | null} */
    this.state = null;
    /** @type {Matter} */
    this.matter = null;
    this.begun = false; // something was counted that is not kept yet
    this.tried = false;
    // The keys write satang, of which a head has a hundred.
    this.keys = new Keys(
      () => (this.cell ? this.hands()[this.cell] * 100 : 0),
      (satang) => this.cell && satang <= MOST * 100 && void (this.typed[this.cell] = satang / 100),
    );
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("keydown", (event) => this.keyed(event));
    this.panel.element.addEventListener("change", () => this.paint());
    this.panel.element.addEventListener("submit", (event) => event.preventDefault());
  }

  /**
   * A panel closed by mistake goes on where it was: nobody is asked twice.
   * @param {Assembly} state
   * @param {Matter} matter
   * @param {Person[]} people who came
   */
  open(state, matter, people) {
    if (!this.begun || this.matter?.id !== matter?.id) this.begin();
    this.state = state;
    this.matter = matter;
    this.tried = false;
    this.voters.lay(people);
    this.witnesses.lay(people);
    write(this.panel.element, "title", matter ? matter.title : say("ask_title"));
    writeOrHide(this.panel.element, "about", matter ? matter.sentence : "");
    show(part(this.panel.element, "question-field"), matter === null);
    this.vote(this.way);
    this.panel.open();
    (matter ? part(this.panel.element, "heads-cell") : this.question()).focus();
  }

  begin() {
    this.begun = true;
    this.way = "hands";
    this.typed = {};
    this.question().value = "";
    this.voters.clear();
    this.witnesses.clear();
  }

  question() {
    const field = part(this.panel.element, "question");
    if (!(field instanceof HTMLTextAreaElement)) throw new Error("the question is no field");
    return field;
  }

  /** @param {Way} way */
  vote(way) {
    this.way = way;
    this.panel.element.dataset.way = way;
    for (const button of this.panel.element.querySelectorAll('[data-act="choose"]')) {
      if (button instanceof HTMLElement && button.dataset.value === way) choose(button);
    }
    this.select(way === "named" ? null : "heads");
  }

  /** @param {Cell | null} cell */
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
    else if (act === "cell") this.select(this.way === "named" && this.cell ? null : /** @type {Cell} */ (value));
    else if (act === "next") this.select(this.following());
    else if (act === "voted") this.voted(button, /** @type {Choice} */ (value));
    else if (act === "next-voter") this.voters.next();
    else if (act === "key") this.press(value);
    else if (act === "counted") void this.accept();
  }

  /** @param {string} key */
  press(key) {
    this.keys.press(key);
    this.paint();
  }

  /**
   * @param {HTMLElement} button
   * @param {Choice} choice
   */
  voted(button, choice) {
    this.voters.press(button, choice);
    this.paint();
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    if (event.target === this.question() || !this.cell || !this.keys.typed(event)) return;
    event.preventDefault();
    this.paint();
  }

  /** As counted: by name those who said it, and as many heads as came unless they were counted otherwise. @returns {Hands} */
  hands() {
    const { heads, in_favour = 0, against = 0, abstained = 0 } = this.typed;
    if (this.way !== "named") return { heads: heads ?? 0, in_favour, against, abstained };
    return { heads: heads ?? this.voters.people.length, ...this.voters.hands() };
  }

  /** The next cell that can be filled; after the last one the first, or by name none. */
  following() {
    if (this.way === "named" || !this.cell) return null;
    const open = this.way === "nobody_objects" ? CELLS.slice(0, 1) : CELLS;
    return open[(open.indexOf(this.cell) + 1) % open.length] ?? "heads";
  }

  /** What makes the count impossible, as the program would say it. */
  wrong() {
    const { heads, in_favour, against, abstained } = this.hands();
    const counted = this.way === "nobody_objects" ? 0 : in_favour + against + abstained;
    if (heads > 0 && counted > heads) return say("MTG-001", { in_favour, against, abstained, counted, heads });
    if (heads > 0 && this.state && heads < this.state.quorum.heads) {
      return say("MTG-002", { clause: this.state.quorum.clause, quorum: this.state.quorum.heads, heads });
    }
    if (this.way === "ballot" && (this.witnesses.same() || (this.tried && this.witnesses.chosen().length < 2))) return say("MTG-003");
    if (!this.tried) return "";
    if (heads < 1) return say("MTG-006");
    if (this.way === "named" && counted === 0) return say("named_missing");
    return this.matter === null && this.text() === "" ? say("question_missing") : "";
  }

  text() {
    return this.question().value.replace(/\s+/g, " ").trim();
  }

  paint() {
    const root = this.panel.element;
    const hands = this.hands();
    for (const cell of CELLS) this.paintCell(cell, hands[cell]);
    this.voters.paint(this.way === "named");
    show(part(root, "keys"), this.cell !== null);
    show(part(root, "by-name"), this.way === "named");
    show(part(root, "by-ballot"), this.way === "ballot");
    show(part(root, "nobody-came"), (this.way === "named" || this.way === "ballot") && this.voters.people.length === 0);
    const wrong = this.wrong();
    writeOrHide(root, "wrong", wrong);
    const nobodyYet = this.way === "named" && hands.in_favour + hands.against + hands.abstained === 0;
    writeOrHide(root, "says", hands.heads === 0 || wrong || nobodyYet ? "" : this.comesTo(hands));
  }

  /**
   * @param {Cell} cell
   * @param {number} many
   */
  paintCell(cell, many) {
    const root = this.panel.element;
    const button = part(root, `${cell}-cell`);
    write(root, cell, String(many));
    button.setAttribute("aria-pressed", String(cell === this.cell));
    show(button, cell === "heads" || this.way !== "nobody_objects");
    if (button instanceof HTMLButtonElement) button.disabled = this.way === "named" && cell !== "heads";
  }

  /** @param {Hands} hands */
  comesTo({ heads, in_favour, against, abstained }) {
    const favour = this.way === "nobody_objects" ? heads : in_favour;
    const silent = this.way === "nobody_objects" ? 0 : heads - in_favour - against - abstained;
    const most = needed(heads, (this.matter ? this.state?.amending : this.state?.majority) ?? "half");
    return say(favour >= most ? "carries" : "carries_not", { silent, needed: most });
  }

  async accept() {
    this.tried = true;
    this.paint();
    if (this.wrong()) return;
    const named = this.way === "named" ? { named: this.voters.votes() } : {};
    const witnesses = this.way === "ballot" ? { witnesses: this.witnesses.chosen() } : {};
    if (await this.keep({ ...this.hands(), way: this.way, text: this.text(), ...named, ...witnesses })) this.kept();
  }

  kept() {
    this.begun = false;
    this.panel.close();
  }
}
