/** The pad's own keys: digits go to whatever is selected. Whole baht are typed; the first digit after a choice begins anew. */

const DIGITS = 7; // ten million baht is no amount of an evening

export class Keys {
  /**
   * @param {() => number} read satang of what is selected
   * @param {(satang: number) => void} write
   */
  constructor(read, write) {
    this.read = read;
    this.write = write;
    this.fresh = true;
  }

  /** Something else is selected now. */
  select() {
    this.fresh = true;
  }

  /** @param {string} key a digit, "00" or "back" */
  press(key) {
    const before = this.fresh && key !== "back" ? "" : String(Math.floor(this.read() / 100));
    this.fresh = false;
    const digits = key === "back" ? before.slice(0, -1) : before + key;
    const typed = digits.replace(/^0+(?=\d)/, "");
    if (typed.length <= DIGITS) this.write(Number(typed || "0") * 100);
  }

  /**
   * The same keys on a keyboard, where there is one.
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it was one of them
   */
  typed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (/^[0-9]$/.test(event.key)) this.press(event.key);
    else if (event.key === "Backspace") this.press("back");
    else return false;
    return true;
  }
}
