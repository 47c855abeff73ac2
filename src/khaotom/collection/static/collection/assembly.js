/** The assembly: what is said, offered, wanted, eaten and decided, one line at a time; kept in this phone until the program has it. */

import { start } from "./app.js";
import { whoCame } from "./came.js";
import { ASSEMBLY } from "./heard.js";
import { arrange, byId, copy, part, pressed, show, write, writeOrHide } from "./page.js";
import { Saying } from "./saying.js";
import { drawNotices, drawSending } from "./standing.js";
import { Tally } from "./tally.js";
import { heading, inLine } from "./told.js";
import { say } from "./words.js";

/**
 * @typedef {import("./spoken.js").Assembly} Assembly
 * @typedef {import("./heard.js").Room} Room
 * @typedef {import("./heard.js").Line} Line
 * @typedef {import("./spoken.js").Told} Told
 * @typedef {import("./spoken.js").Person} Person
 * @typedef {import("./app.js").App<Assembly, Room>} App
 * @typedef {Room["drafts"][number]} Draft
 */

const ANSWER = "answer_voice";
const PANELS = /** @type {const} */ (["voice", "volunteer", "wish", "meal", "talk"]);

class AssemblyScreen {
  constructor() {
    this.root = byId("screen");
    /** @type {Map<string, Saying>} */
    this.sayings = new Map(PANELS.map((kind) => [kind, new Saying(kind, (values) => this.put({ kind, ...values }))]));
    this.sayings.set(ANSWER, new Saying(ANSWER, (values) => this.put({ kind: ANSWER, ...this.answering, ...values })));
    this.answering = { voice: "", about: "" };
    this.tally = new Tally((counted) => this.count(counted));
    /** @type {Person[]} who came, as far as this phone knows */
    this.people = [];
    /** @type {Draft | null} what is being voted on */
    this.draft = null;
    document.addEventListener("click", (event) => this.click(event));
  }

  /**
   * @param {Room} view
   * @param {App} app
   */
  draw(view, app) {
    if (!this.app) void this.learn(app, view.people).then(() => app.draw());
    this.app = app;
    this.view = view;
    drawSending(view.unsent, say("unsent", { count: view.unsent }), say("offline", { count: view.unsent }), app);
    show(part(byId("notices"), "closed"), view.state.meeting.adopted !== "");
    drawNotices("refused", "refused-one", view.refused, (element, kept) => {
      element.dataset.id = kept.id;
      write(element, "title", inLine(kept.command, this.people));
      write(element, "sentence", kept.sentence || say("garbled"));
      write(element, "code", kept.code);
    });
    this.drawDrafts(view);
    this.drawLines(view.lines);
  }

  lost() {
    show(part(byId("notices"), "lost"), true);
    for (const saying of this.sayings.values()) saying.panel.close();
    this.tally.panel.close();
    byId("notices").scrollIntoView({ block: "start" });
  }

  /** @param {Room} view */
  drawDrafts(view) {
    const list = part(this.root, "drafts");
    const known = elements(list);
    const drafts = view.state.may_rule ? view.drafts : [];
    arrange(list, drafts.map((draft) => paintDraft(known.get(draft.id) ?? copy("draft"), draft)));
  }

  /** @param {Line[]} lines */
  drawLines(lines) {
    const list = part(this.root, "lines");
    const known = elements(list);
    arrange(list, lines.map((line) => paintLine(known.get(line.id) ?? copy(`line-${line.kind}`), line)));
    show(part(this.root, "nothing"), lines.length === 0);
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (!found || !this.view) return;
    const { act, button } = found;
    const id = button.closest("[data-id]")?.getAttribute("data-id") ?? "";
    const saying = this.sayings.get(act);
    if (act === ANSWER) this.openAnswer(id);
    else if (saying) saying.open(act === "meal" ? this.mealBefore(this.view) : {});
    else if (act === "agree") void this.answer(id, button);
    else if (act === "vote" || act === "ask") void this.openTally(act === "vote" ? id : "");
    else if (act === "again") void this.again(id);
    else if (act === "copy") void copyWords(button);
    else if (act === "read") void this.forget(id);
  }

  /**
   * What was written before, to be changed; else as many plates as people came.
   * @param {Room} view
   */
  mealBefore({ meal, state }) {
    return meal ? { ...meal } : { heads: state.meeting.came };
  }

  /** @param {string} id of a draft; empty: a question */
  async openTally(id) {
    if (!this.view || !this.app) return;
    const { drafts, state, people } = this.view;
    this.draft = drafts.find((draft) => draft.id === id) ?? null;
    await this.learn(this.app, people);
    this.tally.open(state, this.draft, this.people);
  }

  /**
   * @param {App} app
   * @param {Person[]} told
   */
  async learn(app, told) {
    this.people = await whoCame(app.db, this.root.dataset.door ?? "", told);
  }

  /** @param {string} id of a voice */
  openAnswer(id) {
    const line = this.view?.lines.find((one) => one.id === id);
    const saying = this.sayings.get(ANSWER);
    if (line?.kind !== "voice" || !saying) return;
    this.answering = { voice: id, about: line.said.text };
    write(saying.panel.element, "about", `“${line.said.text}”`);
    saying.open();
  }

  /** @param {import("./tally.js").Counted} counted */
  count({ text, ...hands }) {
    const { draft } = this;
    return this.put(draft ? { kind: "vote", draft: draft.id, title: draft.title, ...hands } : { kind: "ask", text, ...hands });
  }

  /**
   * @param {string} id
   * @param {HTMLElement} button
   */
  async answer(id, button) {
    const code = button.closest("[data-code]")?.getAttribute("data-code");
    const example = this.view?.drafts.find((draft) => draft.id === id)?.examples.find((one) => one.code === code);
    if (!example) return;
    const agreed = button.dataset.value === "yes";
    if (example.agreed !== agreed) await this.put({ kind: "answer", draft: id, code: example.code, mark: example.mark, agreed });
  }

  /**
   * @param {Record<string, unknown>} told a command without its id and moment
   * @returns {Promise<boolean>} whether it lies in the phone
   */
  async put(told) {
    if (!this.app) return false;
    const commands = await this.app.put((pen) => [/** @type {Told} */ (/** @type {unknown} */ ({ id: pen.id(), at: pen.at, ...told }))]);
    const [command] = commands;
    if (command) byId("heard").textContent = say("noted", { words: inLine(command, this.people) });
    return command !== undefined;
  }

  /** @param {string} id */
  async again(id) {
    await this.app?.outbox.again(id);
    this.app?.draw();
    await this.app?.sender.now();
  }

  /** @param {string} id */
  async forget(id) {
    await this.app?.outbox.forget([id]);
    this.app?.draw();
  }
}

/**
 * What stands in a list, by its `data-id`.
 * @param {HTMLElement} list
 */
function elements(list) {
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  for (const child of list.children) if (child instanceof HTMLElement && child.dataset.id) found.set(child.dataset.id, child);
  return found;
}

/**
 * @param {HTMLElement} element
 * @param {Draft} draft
 */
function paintDraft(element, draft) {
  element.dataset.id = draft.id;
  write(element, "title", draft.title);
  const agreed = draft.examples.filter((example) => example.agreed).length;
  write(element, "answered", draft.examples.length ? say("answered", { count: agreed, all: draft.examples.length }) : "");
  write(element, "sentence", draft.sentence);
  write(element, "begins", say("begins", { day: draft.begins }));
  const list = part(element, "examples");
  const known = new Map(Array.from(list.children, (child) => [child.getAttribute("data-code"), child]));
  arrange(list, draft.examples.map((example) => paintExample(known.get(example.code) ?? copy("example"), example)));
  show(part(element, "unready"), !draft.ready && !draft.counted);
  show(part(element, "vote"), draft.ready && !draft.counted);
  return element;
}

/**
 * @param {Element} element
 * @param {import("./spoken.js").Example} example
 */
function paintExample(element, example) {
  element.setAttribute("data-code", example.code);
  write(element, "sentence", example.sentence);
  part(element, "yes").setAttribute("aria-pressed", String(example.agreed === true));
  part(element, "no").setAttribute("aria-pressed", String(example.agreed === false));
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {Line} line
 */
function paintLine(element, line) {
  element.dataset.id = line.id;
  const { words, more } = inWords(line);
  write(element, "words", words);
  writeOrHide(element, "more", more.filter(Boolean).join(" · "));
  show(part(element, "unsent"), line.unsent);
  if (line.kind === "voice") paintAnswer(element, line.said);
  return element;
}

/**
 * What became of a voice, or the button that writes it down.
 * @param {HTMLElement} element
 * @param {{ text: string, answer: string }} said
 */
function paintAnswer(element, { text, answer }) {
  writeOrHide(element, "became", answer ? `→ ${answer}` : "");
  const button = part(element, "answer");
  show(button, answer === "");
  button.setAttribute("aria-label", `${button.textContent?.trim()}: ${text}`);
}

/**
 * @param {Line} line
 * @returns {{ words: string, more: string[] }}
 */
function inWords(line) {
  if (line.kind === "voice") return { words: line.said.text, more: [say(line.said.voice), line.said.hands ? say("hands", { many: line.said.hands }) : "", line.said.looks_at] };
  if (line.kind === "volunteer") return { words: line.said.name, more: [line.said.role, line.said.skills, line.said.free] };
  if (line.kind === "meal") return { words: line.said.menu || say("meal"), more: [say("people", { count: line.said.heads }), line.said.cooked_by] };
  if (line.kind === "talk") return { words: line.said.about || line.said.text, more: [heading(line.said.block), line.said.about ? line.said.text : "", line.said.put_right ? say("put_right", { words: line.said.put_right }) : "", line.said.told_by] };
  if (line.kind === "wish") return { words: line.said.text, more: [line.said.dots ? say("dots", { many: line.said.dots }) : ""] };
  const { heads, in_favour, against, abstained, number, words, passed } = line.said;
  const counted = heads === null ? "" : say("counted", { heads, in_favour, against, abstained });
  return { words, more: [number ? say("resolution", { number }) : say("not_yet"), counted, say(passed ? "carried" : "carried_not")] };
}

/** @param {HTMLElement} button in whose notice the words stand */
async function copyWords(button) {
  const notice = button.closest("[data-id]");
  if (!notice) return;
  const words = part(notice, "title");
  window.getSelection()?.selectAllChildren(words);
  await navigator.clipboard?.writeText(words.textContent ?? "").catch(() => undefined); // not allowed here: it stands selected
  byId("heard").textContent = say("copied");
}

void start(new AssemblyScreen(), ASSEMBLY);
