// @ts-check
/** The desk: Enter fills what is expected and goes down; arrows move; the sum is shown as it grows. Without it the page is a plain form. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-desk]"));

if (form) {
  const cells = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input[data-expected]")));
  const sum = /** @type {HTMLElement | null} */ (form.querySelector("[data-desk-sum]"));
  const show = () => {
    if (sum) sum.textContent = ((total(cells) + Number(sum.dataset.before)) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
  };
  cells.forEach((cell, at) => {
    cell.addEventListener("input", show);
    cell.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        if (!cell.value.trim()) cell.value = "=";
        show();
        go(cells, at + 1, form);
      } else if (event.key === "ArrowDown") {
        event.preventDefault();
        go(cells, at + 1, form);
      } else if (event.key === "ArrowUp" && at > 0) {
        event.preventDefault();
        cells[at - 1]?.focus();
      }
    });
  });
  show();
}

/**
 * @param {HTMLInputElement[]} cells
 * @param {number} at
 * @param {HTMLFormElement} within
 */
function go(cells, at, within) {
  const next = cells[at] || within.querySelector("button[type=submit]");
  if (next instanceof HTMLElement) next.focus();
}

/**
 * Satang keyed so far: "=" counts what is expected, "*2" two months; what cannot be read counts nothing.
 * @param {HTMLInputElement[]} cells
 * @returns {number}
 */
function total(cells) {
  return cells.reduce((so_far, cell) => {
    const typed = cell.value.trim().replace(/,/g, "");
    if (typed === "=") return so_far + Number(cell.dataset.expected);
    if (/^\*\d+$/.test(typed)) return so_far + ofMonths(cell, Number(typed.slice(1)));
    return /^\d+(\.\d{1,2})?$/.test(typed) ? so_far + Math.round(Number(typed) * 100) : so_far;
  }, 0);
}

/**
 * @param {HTMLInputElement} cell
 * @param {number} many
 */
function ofMonths(cell, many) {
  const amounts = (cell.dataset.months || "").split(" ");
  return Number(amounts[Math.min(many, amounts.length) - 1] || 0);
}
