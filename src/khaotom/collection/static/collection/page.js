/** Small hands for the page: its parts are named in the HTML by `data-part`, its templates by their id. */

export const SETTLES = 350; // ms after something moved in which no tap counts: it was meant for what stood there before

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  const found = root.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no part ${name}`);
  return found;
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/**
 * Write words at their place; what stands there already is left alone, so that nothing is drawn for nothing.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} words
 */
export function write(root, name, words) {
  const place = part(root, name);
  if (place.textContent !== words) place.textContent = words;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} yes
 */
export function show(element, yes) {
  if (element.hidden === yes) element.hidden = !yes;
}

/**
 * Write words, and show their place only when there are any.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} words
 */
export function writeOrHide(root, name, words) {
  write(root, name, words);
  show(part(root, name), words !== "");
}

/**
 * A new copy of a template's element.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function copy(id) {
  const template = byId(id);
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  if (!first) throw new Error(`${id} is no template`);
  return /** @type {HTMLElement} */ (document.importNode(first, true));
}

/**
 * Lay elements into a list in their order, moving only those that stand elsewhere.
 * @param {Element} list
 * @param {Element[]} wanted
 * @returns {boolean} whether anything moved that was there before
 */
export function arrange(list, wanted) {
  let here = list.firstElementChild;
  let moved = false;
  for (const element of wanted) {
    if (element === here) here = here.nextElementSibling;
    else {
      moved = moved || here !== null;
      list.insertBefore(element, here);
    }
  }
  while (here) {
    const next = here.nextElementSibling;
    here.remove();
    here = next;
    moved = true;
  }
  return moved;
}

/**
 * What was pressed, by its `data-act`.
 * @param {Event} event
 * @returns {{ act: string, button: HTMLElement } | null}
 */
export function pressed(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
  return button instanceof HTMLElement && button.dataset.act ? { act: button.dataset.act, button } : null;
}

/**
 * The value of a JSON block of the page.
 * @param {string} id
 * @returns {any}
 */
export const block = (id) => JSON.parse(byId(id).textContent || "null");

/**
 * A panel over the page: opened with its first thing to do in focus, closed by its own buttons or the phone's back key.
 * @param {string} id
 * @returns {{ element: HTMLDialogElement, open: () => void, close: () => void }}
 */
export function panel(id) {
  const element = byId(id);
  if (!(element instanceof HTMLDialogElement)) throw new Error(`${id} is no dialog`);
  const close = () => element.open && element.close();
  element.addEventListener("click", (event) => {
    if (pressed(event)?.act === "close") close();
  });
  return { element, open: () => element.open || element.showModal(), close };
}

/** A notice that comes or goes moves all that stands below it. For a moment nothing there is pressed: money is not taken from the next row. */
export function holdStill() {
  const root = byId("screen");
  let settling = 0;
  new ResizeObserver(() => {
    root.classList.add("is-shifting");
    window.clearTimeout(settling);
    settling = window.setTimeout(() => root.classList.remove("is-shifting"), SETTLES);
  }).observe(byId("notices"));
}
