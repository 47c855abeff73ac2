/** The panels in which one line is written down: a voice, somebody who would help, a wish, the meal. Their fields are named by `data-field`. */

import { arabic, baht, read } from "./money.js";
import { panel, part, pressed, show, write } from "./page.js";
import { say } from "./words.js";

/** @typedef {Record<string, string | number | boolean | null>} Values */

export class Saying {
  /**
   * @param {string} kind of the command, and the panel's id
   * @param {(values: Values) => Promise<boolean>} keep whether it lies in the phone now
   */
  constructor(kind, keep) {
    this.kind = kind;
    this.keep = keep;
    this.panel = panel(kind);
    /** @type {HTMLElement[]} */
    this.fields = Array.from(this.panel.element.querySelectorAll("[data-field]"));
    this.panel.element.addEventListener("click", (event) => this.click(event));
    this.panel.element.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.accept();
    });
  }

  /** @param {Values} values what stands there to begin with */
  open(values = {}) {
    write(this.panel.element, "noted", "");
    this.fill(values);
    this.panel.open();
    this.first().focus();
  }

  /** @param {Values} values */
  fill(values) {
    for (const field of this.fields) {
      set(field, values[name(field)] ?? null);
      this.mend(field, "");
    }
  }

  first() {
    const [first] = this.fields.filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement);
    if (!first) throw new Error(`${this.kind} has no field to write in`);
    return first;
  }

  /** @param {Event} event */
  click(event) {
    const found = pressed(event);
    if (found?.act === "choose") choose(found.button);
    else if (found?.act === "note") void this.accept();
  }

  async accept() {
    const values = this.told();
    if (!values || !(await this.keep(values))) return;
    if (this.panel.element.dataset.once !== undefined) return void this.panel.close();
    const words = String(values.text ?? values.name ?? "");
    this.fill({ voice: values.voice ?? null, block: values.block ?? null });
    write(this.panel.element, "noted", say("noted", { words }));
    this.first().focus();
  }

  /** What was written, or nothing and the fields that want mending say why. @returns {Values | null} */
  told() {
    /** @type {Values} */
    const values = {};
    /** @type {HTMLElement | null} */
    let wrong = null;
    for (const field of this.fields) {
      const { value, why } = valueOf(field);
      this.mend(field, why);
      if (why) wrong ??= field;
      values[name(field)] = value;
    }
    wrong?.focus();
    return wrong ? null : values;
  }

  /**
   * @param {HTMLElement} field
   * @param {string} why
   */
  mend(field, why) {
    if (field.dataset.type === "choice" || field.dataset.type === "check") return;
    write(this.panel.element, `${name(field)}-words`, why);
    show(part(this.panel.element, `${name(field)}-slip`), why !== "");
    field.setAttribute("aria-invalid", String(why !== ""));
  }
}

/** @param {HTMLElement} field */
const name = (field) => field.dataset.field ?? "";

/** @param {HTMLElement} button of a row of which one is pressed */
export function choose(button) {
  for (const each of button.parentElement?.querySelectorAll('[data-act="choose"]') ?? []) each.setAttribute("aria-pressed", String(each === button));
}

/**
 * @param {HTMLElement} field
 * @param {string | number | boolean | null} value
 */
function set(field, value) {
  if (field.dataset.type === "choice") {
    const chosen = field.querySelector(`[data-value="${value ?? field.dataset.usual}"]`);
    if (chosen instanceof HTMLElement) choose(chosen);
  } else if (field instanceof HTMLInputElement && field.dataset.type === "check") field.checked = value !== false;
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = value ? (field.dataset.type === "baht" && typeof value === "number" ? baht(value) : String(value)) : "";
  }
}

/**
 * @param {HTMLElement} field
 * @returns {{ value: string | number | boolean | null, why: string }}
 */
function valueOf(field) {
  const { type, required } = field.dataset;
  if (type === "choice") return { value: field.querySelector('[aria-pressed="true"]')?.getAttribute("data-value") ?? null, why: "" };
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`${name(field)} is no field`);
  if (type === "check") return { value: field instanceof HTMLInputElement && field.checked, why: "" };
  const typed = field.value.replace(/\s+/g, " ").trim();
  if (typed === "" && required !== undefined) return { value: null, why: say(`${type}_missing`) };
  if (type === "line") return { value: typed, why: "" };
  if (typed === "") return { value: field.dataset.empty === "none" ? null : 0, why: "" };
  return type === "baht" ? amountOf(typed) : countOf(typed);
}

/** @param {string} typed */
function countOf(typed) {
  const digits = arabic(typed).replace(/[,\s]/g, "");
  return /^\d{1,4}$/.test(digits) ? { value: Number(digits), why: "" } : { value: null, why: say("count_unreadable", { typed }) };
}

/** @param {string} typed */
function amountOf(typed) {
  const amount = read(typed);
  return "satang" in amount ? { value: amount.satang, why: "" } : { value: null, why: say("baht_unreadable", { typed }) };
}
