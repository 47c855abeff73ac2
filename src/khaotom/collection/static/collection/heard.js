/**
 * An assembly: what the program last said of it, and what this phone has heard since, as one picture. Pure: values in, values out.
 *
 * @typedef {import("./shapes.js").Kept} Kept
 *
 * @typedef {import("./spoken.js").Voice} Voice
 * @typedef {import("./spoken.js").Wish} Wish
 * @typedef {import("./spoken.js").Volunteer} Volunteer
 * @typedef {import("./spoken.js").Meal} Meal
 * @typedef {import("./spoken.js").Talk} Talk
 * @typedef {import("./spoken.js").Hands} Hands
 * @typedef {import("./spoken.js").Made} Made
 * @typedef {import("./spoken.js").TellVote} TellVote
 * @typedef {import("./spoken.js").TellAsk} TellAsk
 * @typedef {import("./spoken.js").Draft} Draft
 * @typedef {import("./spoken.js").Assembly} Assembly
 *
 * @typedef {{ kind: "voice", said: Voice & { answer: string } } | { kind: "wish", said: Wish } | { kind: "volunteer", said: Volunteer }
 *   | { kind: "meal", said: Meal } | { kind: "talk", said: Talk } | { kind: "vote", said: Hands & { number: string, words: string, passed: boolean } }} Entry
 * @typedef {Made & { unsent: boolean } & Entry} Line one line of what was written down
 *
 * @typedef {object} Room the picture
 * @property {Assembly} state
 * @property {import("./spoken.js").Person[]} people who came, as far as the program last said
 * @property {Line[]} lines the newest first
 * @property {(Made & Meal) | null} meal
 * @property {(Draft & { ready: boolean, counted: boolean })[]} drafts `ready`: every example was answered with yes; `counted`: here, not sent yet
 * @property {Kept[]} refused
 * @property {number} unsent
 */

/** @type {import("./shapes.js").Sort<Assembly, Room>} */
export const ASSEMBLY = { whole: (body) => Array.isArray(body?.voices) && Array.isArray(body?.drafts), merge };

/**
 * @param {Assembly} state
 * @param {Kept[]} kept in the order made
 * @returns {Room}
 */
function merge(state, kept) {
  const good = kept.filter((one) => one.standing !== "refused");
  const meal = lastMeal(state, good);
  return {
    state,
    people: state.people ?? [],
    lines: linesOf(state, good, meal),
    meal,
    drafts: state.drafts.map((draft) => draftOf(draft, good)),
    refused: kept.filter((one) => one.standing === "refused"),
    unsent: kept.filter((one) => one.standing === "waiting").length,
  };
}

/**
 * Of several the one written last, as the program keeps it.
 * @param {Assembly} state
 * @param {Kept[]} kept
 */
function lastMeal(state, kept) {
  const written = kept.flatMap(({ command }) => (command.kind === "meal" ? [command] : []));
  return [...(state.meal ? [state.meal] : []), ...written].sort(byMoment).pop() ?? null;
}

/**
 * @param {Made} one
 * @param {Made} other
 */
const byMoment = (one, other) => one.at - other.at || (one.id < other.id ? -1 : 1);

/**
 * @param {Assembly} state
 * @param {Kept[]} kept
 * @param {(Made & Meal) | null} meal
 * @returns {Line[]}
 */
function linesOf(state, kept, meal) {
  const waiting = new Set(kept.filter((one) => one.standing === "waiting").map((one) => one.id));
  /** @type {Map<string, Line>} */
  const lines = new Map();
  const add = (/** @type {Made} */ { id, at }, /** @type {Entry} */ entry) => {
    if (!lines.has(id)) lines.set(id, { id, at, unsent: waiting.has(id), ...entry });
  };
  for (const one of state.voices) add(one, { kind: "voice", said: { ...one, answer: one.answer ?? "" } });
  for (const one of state.wishes) add(one, { kind: "wish", said: one });
  for (const one of state.volunteers) add(one, { kind: "volunteer", said: one });
  for (const one of state.talks ?? []) add(one, { kind: "talk", said: one });
  for (const one of state.decided) add(one, { kind: "vote", said: one });
  if (meal) add(meal, { kind: "meal", said: meal });
  for (const { command } of kept) {
    const entry = entryOf(state, command);
    if (entry) add(command, entry);
  }
  for (const one of answersOf(state, kept)) {
    const line = lines.get(one.voice);
    if (line?.kind === "voice") lines.set(line.id, { ...line, unsent: line.unsent || waiting.has(one.id), said: { ...line.said, answer: one.text } });
  }
  return Array.from(lines.values()).sort(byMoment).reverse();
}

/**
 * What this phone wrote down of what became of voices, in the order given: of several answers the program keeps the last.
 * @param {Assembly} state
 * @param {Kept[]} kept
 */
function answersOf(state, kept) {
  const before = new Map(state.voices.map((voice) => [voice.id, voice.answered_at ?? 0]));
  const given = kept.flatMap(({ command }) => (command.kind === "answer_voice" ? [command] : []));
  return given.filter((one) => one.at >= (before.get(one.voice) ?? 0)).sort(byMoment);
}

/**
 * @param {Assembly} state
 * @param {import("./shapes.js").Command} command
 * @returns {Entry | null}
 */
function entryOf(state, command) {
  if (command.kind === "voice") return { kind: "voice", said: { ...command, answer: "" } };
  if (command.kind === "wish") return { kind: "wish", said: command };
  if (command.kind === "volunteer") return { kind: "volunteer", said: command };
  if (command.kind === "talk") return { kind: "talk", said: command };
  if (command.kind === "vote") return { kind: "vote", said: { ...hands(command), number: "", words: command.title, passed: passes(command, state.amending) } };
  if (command.kind === "ask") return { kind: "vote", said: { ...hands(command), number: "", words: command.text, passed: passes(command, state.majority) } };
  return null;
}

/**
 * As counted; where nobody objected all are in favour.
 * @param {TellVote | TellAsk} command
 * @returns {Hands}
 */
function hands({ way, heads, in_favour, against, abstained }) {
  return way === "nobody_objects" ? { heads, in_favour: heads, against: 0, abstained: 0 } : { heads, in_favour, against, abstained };
}

/**
 * Votes in favour that decide, as the program counts them.
 * @param {number} heads
 * @param {string} majority
 */
export const needed = (heads, majority) => (majority === "half" ? Math.floor(heads / 2) + 1 : Math.ceil((2 * heads) / 3));

/**
 * @param {TellVote | TellAsk} command
 * @param {string} majority
 */
const passes = (command, majority) => hands(command).in_favour >= needed(command.heads, majority);

/**
 * A draft with the answers this phone has heard, the last one to each example.
 * @param {Draft} draft
 * @param {Kept[]} kept
 */
function draftOf(draft, kept) {
  /** @type {Map<string, boolean>} */
  const heard = new Map();
  for (const { command } of kept) if (command.kind === "answer" && command.draft === draft.id) heard.set(`${command.code} ${command.mark}`, command.agreed);
  const examples = draft.examples.map((example) => ({ ...example, agreed: heard.get(`${example.code} ${example.mark}`) ?? example.agreed }));
  const counted = kept.some(({ command, standing }) => command.kind === "vote" && command.draft === draft.id && standing === "waiting");
  return { ...draft, examples, ready: examples.every((example) => example.agreed), counted };
}
