/** Somebody who is no member: a name as called or a body, and how many heads. No ID, and no place in the queue. */

import { panel, part, pressed, show } from "./page.js";

/**
 * @typedef {import("./shapes.js").Receive} Receive
 * @typedef {import("./outbox.js").Pen} Pen
 */

const MOST = 500; // heads; more is a slip of the finger

export class Visitors {
  /** @param {(make: (pen: Pen) => Receive[]) => void} put */
  constructor(put) {
    this.put = put;
    this.panel = panel("visitor");
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("submit", (event) => event.preventDefault());
  }

  open() {
    for (const name of ["called", "from"]) this.input(name).value = "";
    this.input("heads").value = "1";
    this.mend("name", false);
    this.mend("heads", false);
    this.panel.open();
  }

  close() {
    this.panel.close();
  }

  /** @param {string} name */
  input(name) {
    const input = part(this.panel.element, `visitor-${name}`);
    if (!(input instanceof HTMLInputElement)) throw new Error(`visitor-${name} is no input`);
    return input;
  }

  /** @param {Event} event */
  click(event) {
    if (pressed(event)?.act !== "receive") return;
    const called = this.input("called").value.trim();
    const comes_from = this.input("from").value.trim();
    const heads = count(this.input("heads").value);
    this.mend("name", called === "" && comes_from === "");
    this.mend("heads", heads === 0);
    if ((called === "" && comes_from === "") || heads === 0) return;
    this.put((pen) => [{ id: pen.id(), kind: "receive", at: pen.at, called, comes_from, heads }]);
  }

  /**
   * @param {"name" | "heads"} field
   * @param {boolean} wrong
   */
  mend(field, wrong) {
    show(part(this.panel.element, `visitor-${field}-slip`), wrong);
    this.input(field === "name" ? "called" : "heads").setAttribute("aria-invalid", String(wrong));
  }
}

/**
 * Heads as typed, Thai digits too; 0 is none to be read.
 * @param {string} typed
 */
function count(typed) {
  const digits = typed.trim().replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const heads = /^[0-9]{1,3}$/.test(digits) ? Number(digits) : 0;
  return heads <= MOST ? heads : 0;
}
