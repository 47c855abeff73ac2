/** The head of a screen: what was received, what is not sent yet, and the notices that must be seen. */

import { baht } from "./money.js";
import { arrange, byId, copy, part, show, write } from "./page.js";
import { say } from "./words.js";

/**
 * @typedef {import("./state.js").View} View
 * @typedef {import("./app.js").App} App
 * @typedef {import("./shapes.js").Slip} Slip
 */

/**
 * @param {View} view
 * @param {App} app
 */
export function drawLine(view, app) {
  const { slips, others } = view.unsent;
  const words = slips ? say("unsent_slips", { count: slips }) : say("unsent", { count: others });
  drawSending(slips + others, words, say("offline", { count: slips }), app);
  show(part(byId("notices"), "closed"), view.state.sheet.closed);
}

/**
 * @param {number} unsent
 * @param {string} words how much is not sent yet
 * @param {string} offline what is said where nobody answers
 * @param {{ kept: boolean, sender: { line: import("./sender.js").Line } }} app
 */
export function drawSending(unsent, words, offline, app) {
  const root = byId("standing");
  show(part(root, "unsent"), unsent > 0);
  show(part(root, "sent"), unsent === 0);
  write(root, "unsent-words", words);
  show(part(root, "kept"), app.kept);
  const notices = byId("notices");
  show(part(notices, "offline"), app.sender.line === "silent");
  write(notices, "offline-words", offline);
  show(part(notices, "door"), app.sender.line === "door");
}

/**
 * What the program refused, until it is read.
 * @param {View} view
 */
export function drawRefused(view) {
  drawNotices("refused", "refused-one", view.refused, (element, kept) => {
    element.dataset.id = kept.id;
    write(element, "title", kept.command.kind === "take" ? takeWords(view, kept.command) : "");
    write(element, "sentence", kept.sentence || say("garbled"));
    write(element, "code", kept.code);
  });
}

/**
 * Which slip it was, and how much money lies beside it.
 * @param {View} view
 * @param {import("./shapes.js").Take} take
 */
function takeWords(view, take) {
  const called = view.rows.get(take.membership)?.member.called ?? "";
  return say("held", { slip: `${view.state.table?.letter ?? ""}-${String(take.number).padStart(3, "0")}`, called, amount: baht(take.cash + take.transferred) });
}

/**
 * Slips somebody must look at, with both ways out.
 * @param {View} view
 */
export function drawHeld(view) {
  drawNotices("held", "held-one", view.held, (element, slip) => {
    const called = view.rows.get(slip.membership)?.member.called ?? "";
    element.dataset.id = slip.id;
    write(element, "title", say("held", { slip: slip.name, called, amount: baht(slip.cash + slip.transferred) }));
    write(element, "sentence", slip.held?.sentence ?? "");
    write(element, "code", slip.held?.code ?? "");
  });
}

/**
 * @template {{ id: string }} T
 * @param {string} place
 * @param {string} template
 * @param {T[]} things
 * @param {(element: HTMLElement, thing: T) => void} fill
 */
export function drawNotices(place, template, things, fill) {
  const list = part(byId("notices"), place);
  const here = new Map(Array.from(list.children, (child) => [child instanceof HTMLElement ? child.dataset.id : "", child]));
  const elements = things.map((thing) => {
    const known = here.get(thing.id);
    const element = known instanceof HTMLElement ? known : copy(template);
    fill(element, thing);
    return element;
  });
  arrange(list, elements);
}
