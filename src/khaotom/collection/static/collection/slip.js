/** A slip that was taken: its passbook card once more, a correction, or taking it back; its number stays with it. */

import { baht } from "./money.js";
import { panel, pressed, write, writeOrHide } from "./page.js";
import { inWords, say, who } from "./words.js";

/**
 * @typedef {import("./state.js").Row} Row
 * @typedef {import("./shapes.js").Slip} Slip
 * @typedef {import("./shapes.js").Reason} Reason
 */

export class SlipPanel {
  /** @param {{ correct: (row: Row, slip: Slip) => void, strike: (slip: Slip, reason: Reason) => void, show: (row: Row, slip: Slip) => void }} acts */
  constructor(acts) {
    this.acts = acts;
    this.panel = panel("slip");
    /** @type {{ row: Row, slip: Slip } | null} */
    this.shown = null;
    this.panel.element.addEventListener("click", (event) => this.click(event));
  }

  /**
   * @param {Row} row
   * @param {Slip} slip
   * @param {string[]} struck names of her cancelled slips
   */
  open(row, slip, struck) {
    this.shown = { row, slip };
    const root = this.panel.element;
    const amount = baht(slip.cash + slip.transferred);
    write(root, "slip-title", say("slip_of", { slip: slip.name, who: who(row.member) }));
    write(root, "slip-items", inWords(slip.items).replace(/\n/g, " · "));
    write(root, "slip-sum", amount);
    writeOrHide(root, "slip-struck", struck.length ? say("struck_before", { slips: struck.join(", ") }) : "");
    write(root, "slip-warning", say("strike_warning", { amount, called: row.member.called }));
    this.panel.open();
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found || !this.shown) return;
    const { row, slip } = this.shown;
    if (found.act === "card") this.acts.show(row, slip);
    else if (found.act === "correct-slip") this.acts.correct(row, slip);
    else if (found.act === "strike") this.acts.strike(slip, /** @type {Reason} */ (found.button.dataset.value));
    else return;
    this.panel.close();
  }
}
