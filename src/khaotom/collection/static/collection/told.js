/** A kept command of the assembly in one line: what a person would copy by hand, were the phone all there is. */

import { baht } from "./money.js";
import { say } from "./words.js";

/** @typedef {import("./spoken.js").Person} Person */

/**
 * @param {import("./shapes.js").Command} command
 * @param {Person[]} people who came, by whose names its ids are read
 * @returns {string}
 */
export function inLine(command, people) {
  return parts(command, new Map(people.map((one) => [one.id, one.called]))).filter(Boolean).join(" · ");
}

/**
 * @param {import("./shapes.js").Command} command
 * @param {Map<string, string>} called
 * @returns {string[]}
 */
function parts(command, called) {
  switch (command.kind) {
    case "voice":
      return [command.text, say(command.voice), command.hands ? say("hands", { many: command.hands }) : "", command.looks_at];
    case "answer_voice":
      return [say("answer_to", { words: command.about }), command.text];
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
      return [command.title, counted(command), ...byPeople(command, called)];
    case "ask":
      return [command.text, counted(command), ...byPeople(command, called)];
    default:
      return [];
  }
}

const CHOICES = /** @type {const} */ (["for", "against", "abstain"]);

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

/**
 * Who voted how, and who saw the ballots counted.
 * @param {import("./spoken.js").Counted} counted
 * @param {Map<string, string>} called
 */
function byPeople({ named = [], witnesses = [] }, called) {
  const names = (/** @type {string[]} */ ids) => ids.map((id) => called.get(id) ?? "–").join(", ");
  const voted = CHOICES.map((choice) => {
    const ids = named.flatMap((one) => (one.choice === choice ? [one.person] : []));
    return ids.length ? say(`${choice}_names`, { names: names(ids) }) : "";
  });
  return [...voted, witnesses.length ? say("witnesses", { names: names(witnesses) }) : ""];
}
