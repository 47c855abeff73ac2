/** Identifiers made on the phone: UUIDv7 of a moment. */

/**
 * @param {number} moment in ms
 * @returns {string}
 */
export function uuid7(moment) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let rest = moment;
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

/**
 * The moment of the next identifier: later than the last one even where the clock stands still or was set back.
 * @param {number} last
 * @param {number} now
 */
export const after = (last, now) => Math.max(last + 1, now);
