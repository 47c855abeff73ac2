/**
 * What the pages gain where scripts run; nothing here is needed for anything to work. No words: they stand in the page.
 *
 * - A form is sent once: a second tap is swallowed until the answer is there.
 * - A form with `hx-boost="true"` is sent by htmx, and the whole page that answers (303 followed, 409, 422, any other) is laid
 *   in by its `#page`. The address follows, errors leave it alone, and the eye is led to what is to be mended.
 * - An amount is tidied when it is left (๑๒๕๐.5 → 1,250.50); what cannot be read stays as it was typed, for the server to answer.
 * - Notes and coins are summed while they are counted; six digits of a PIN lead on to the button.
 *
 * @typedef {{ response?: { status: number, raw: Response }, sourceElement?: Element, target?: Element | string }} Asked
 * @typedef {{ type: string, fragment: DocumentFragment }} Part
 */

const THAI_ZERO = 0x0e50;
const AMOUNT = /^(\d{1,12}|\d{1,3}(?:,\d{3})+)?(?:\.(\d{1,2}))?$/;
/** How long a plainly sent form stays shut where no page answers, as after a download. In ms. */
const SHUT_FOR = 8000;

/** @param {string} text */
const plain = (text) => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO)).replace(/\s/g, "");

/** @param {string} baht digits only */
const grouped = (baht) => baht.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * An amount of baht as the house writes it, or the text itself where it is none.
 * @param {string} text
 */
export function tidied(text) {
  const found = AMOUNT.exec(plain(text));
  if (!found || found[0] === "") return text;
  const [, baht = "0", decimals] = found;
  return grouped(baht.replace(/,/g, "")) + (decimals ? `.${decimals.padEnd(2, "0")}` : "");
}

/** @param {number} satang */
export function shown(satang) {
  const rest = satang % 100;
  return grouped(String((satang - rest) / 100)) + (rest ? `.${String(rest).padStart(2, "0")}` : "");
}

/**
 * The nearest element of an event that answers a selector.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function near(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/* ---------------------------------------------------------------- sent once */

/** @param {HTMLFormElement} form */
const buttonsOf = (form) =>
  Array.from(form.elements).filter((each) => each instanceof HTMLButtonElement && each.type === "submit" && !each.disabled);

/** @type {Map<HTMLFormElement, Element[]>} */
const shut = new Map();

/** @param {HTMLFormElement} form */
function open(form) {
  for (const button of shut.get(form) ?? []) if (button instanceof HTMLButtonElement) button.disabled = false;
  shut.delete(form);
  form.removeAttribute("aria-busy");
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (shut.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    shut.set(form, []);
    form.setAttribute("aria-busy", "true");
    // The pressed button's own name and value are read after this event, so it is shut only then.
    setTimeout(() => {
      if (!shut.has(form)) return;
      const buttons = buttonsOf(form);
      for (const button of buttons) if (button instanceof HTMLButtonElement) button.disabled = true;
      shut.set(form, buttons);
    });
    if (!form.hasAttribute("hx-boost")) setTimeout(() => open(form), SHUT_FOR);
  },
  true,
);
window.addEventListener("pageshow", () => Array.from(shut.keys()).forEach(open));

/* --------------------------------------------------------- answers laid in */

/**
 * What htmx tells with its events.
 * @param {Event} event
 * @returns {{ ctx?: Asked, tasks?: Part[], history?: { path: string }, response?: { status: number } }}
 */
const told = (event) => (event instanceof CustomEvent ? event.detail : {});

/** @param {boolean} yes */
function sayUnsent(yes) {
  for (const strip of document.querySelectorAll("[data-unsent]")) if (strip instanceof HTMLElement) strip.hidden = !yes;
}

document.addEventListener("htmx:before:request", () => sayUnsent(false));
document.addEventListener("htmx:error", () => sayUnsent(true));
document.addEventListener("htmx:finally:request", () => Array.from(shut.keys()).forEach(open));

document.addEventListener("htmx:before:swap", (event) => {
  const main = (told(event).tasks ?? []).find((task) => task.type === "main");
  if (main && main.fragment.childElementCount > 0) return;
  // What answered is no page of ours (a proxy, a captive portal of some café): nothing is laid in, nothing is lost.
  event.preventDefault();
  sayUnsent(true);
});

document.addEventListener("htmx:before:history:update", (event) => {
  const { history, response } = told(event);
  const same = history?.path === location.pathname + location.search;
  if (same || (response && response.status >= 400)) event.preventDefault();
});

let addressBefore = location.pathname;

document.addEventListener("htmx:after:swap", (event) => {
  ready();
  const target = told(event).ctx?.target;
  if (target instanceof Element && target.id !== "page") return; // a part of the page, laid in while somebody types: her hand leads
  const first = document.querySelector("[data-first], .notice.wrong, [aria-invalid=true]");
  const moved = location.pathname !== addressBefore;
  addressBefore = location.pathname;
  if (first instanceof HTMLElement) return lead(first);
  if (moved) window.scrollTo(0, 0);
  if (moved || document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
});

/** @param {HTMLElement} element */
function lead(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

/* ---------------------------------------------------------------- as typed */

document.addEventListener("focusin", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.matches("[data-amount], [data-face]")) event.target.select();
});

document.addEventListener("change", (event) => {
  const input = near(event, "[data-amount]");
  if (input instanceof HTMLInputElement) input.value = tidied(input.value);
});

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement)) return;
  if (input.dataset.face) sumUp(input);
  if (input.dataset.pin) leadOn(input, Number(input.dataset.pin));
});

/** @param {HTMLInputElement} input */
function sumUp(input) {
  const count = input.closest("[data-count]");
  const output = count?.querySelector("[data-count-total]");
  if (!count || !output) return;
  let satang = 0;
  for (const each of count.querySelectorAll("input[data-face]")) {
    if (!(each instanceof HTMLInputElement)) continue;
    const pieces = plain(each.value).replace(/,/g, "");
    if (/^\d{1,5}$/.test(pieces)) satang += Number(each.dataset.face) * Number(pieces);
  }
  output.textContent = shown(satang);
}

/**
 * @param {HTMLInputElement} input
 * @param {number} digits
 */
function leadOn(input, digits) {
  const typed = plain(input.value).replace(/\D/g, "");
  if (input.value !== typed) input.value = typed;
  if (typed.length === digits) following(input)?.focus();
}

/**
 * The next thing of the same form that takes the keys.
 * @param {HTMLInputElement} input
 */
function following(input) {
  const all = Array.from(input.form?.elements ?? []);
  const next = all.slice(all.indexOf(input) + 1).find((each) => each instanceof HTMLElement && each.tabIndex >= 0 && each.offsetParent !== null);
  return next instanceof HTMLElement ? next : null;
}

document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (event.key !== "Enter" || !(input instanceof HTMLInputElement) || !input.dataset.face) return;
  event.preventDefault();
  following(input)?.focus();
});

/* ------------------------------------------------------------------- print */

document.addEventListener("click", (event) => {
  if (near(event, "[data-print]")) window.print();
});

function ready() {
  for (const button of document.querySelectorAll("[data-print]")) if (button instanceof HTMLElement) button.hidden = false;
}

ready();
