/** A kept command of the assembly in one line: what a person would copy by hand, were the phone all there is. */

import { baht } from "./money.js";
import { say } from "./words.js";

/**
 * @param {import("./shapes.js").Command} command
 * @returns {string}
 */
export function inLine(command) {
  return parts(command).filter(Boolean).join(" · ");
}

/**
 * @param {import("./shapes.js").Command} command
 * @returns {string[]}
 */
function parts(command) {
  switch (command.kind) {
    case "voice":
      return [command.text, say(command.voice), command.hands ? say("hands", { many: command.hands }) : "", command.looks_at];
    case "wish":
      return [command.text, amount("spares", command.cuts), amount("brings", command.raises), command.dots ? say("dots", { many: command.dots }) : ""];
    case "volunteer":
      return [command.name, command.phone, command.role, command.skills, command.free];
    case "meal":
      return [say("meal"), say("people", { count: command.heads }), command.menu, amount("cost", command.cost), command.cooked_by];
    case "talk":
      return [heading(command.block), command.about, command.text, command.put_right ? say("put_right", { words: command.put_right }) : "", command.told_by];
    case "answer":
      return [say(command.agreed ? "yes" : "no")];
    case "vote":
      return [command.title, counted(command)];
    case "ask":
      return [command.text, counted(command)];
    default:
      return [];
  }
}

/**
 * What the page calls a heading of the agenda; one it does not know keeps its name.
 * @param {string} block
 */
export const heading = (block) => document.querySelector(`#talk [data-value="${CSS.escape(block)}"]`)?.textContent ?? block;

/**
 * @param {string} words
 * @param {number} satang
 */
const amount = (words, satang) => (satang ? say(words, { amount: baht(satang) }) : "");

/** @param {import("./spoken.js").TellVote | import("./spoken.js").TellAsk} command */
function counted({ way, heads, in_favour, against, abstained }) {
  return way === "nobody_objects" ? say("unopposed", { heads }) : say("counted", { heads, in_favour, against, abstained });
}
