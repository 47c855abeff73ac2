/** Amounts, in whole satang: shown as on meeting screens, and read as typed. */

const BAHT = 100;
const AMOUNT = /^([-−–]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/;

/** @param {number} satang */
export function baht(satang) {
  const whole = Math.floor(Math.abs(satang) / BAHT);
  const rest = Math.abs(satang) % BAHT;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
  return (satang < 0 ? "\u2212" : "") + grouped + (rest ? `.${String(rest).padStart(2, "0")}` : "");
}

/** @param {readonly { amount: number }[]} items */
export const total = (items) => items.reduce((sum, item) => sum + item.amount, 0);

/**
 * Thai digits as a plain keyboard has them.
 * @param {string} text
 */
export const arabic = (text) => text.replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/**
 * What was typed, in satang; or what is the matter with it.
 * @param {string} text
 * @returns {{ satang: number } | { why: "none" | "fine" | "negative" }}
 */
export function read(text) {
  const found = AMOUNT.exec(arabic(text).replace(/\s/g, ""));
  const whole = found?.[2]?.replace(/,/g, "") ?? "";
  const decimals = found?.[3] ?? "";
  if (!found || !(whole || decimals) || whole.length > 10) return { why: "none" };
  if (found[1]) return { why: "negative" };
  if (decimals.length > 2) return { why: "fine" };
  return { satang: Number(whole || "0") * BAHT + Number(decimals.padEnd(2, "0")) };
}

/**
 * What of these payments is saved: of each pledge its part, half a satang going to the saver, as the program splits it.
 * @param {readonly { payable: string, amount: number }[]} items
 * @param {number} percent
 */
export function saved(items, percent) {
  return items.reduce((sum, item) => sum + (item.payable === "pledge" ? Math.floor((item.amount * percent + 50) / 100) : 0), 0);
}
