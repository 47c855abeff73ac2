/** The two addresses of the protocol, and the five things that can come back. */

/**
 * @typedef {import("./shapes.js").Result} Result
 * @typedef {import("./shapes.js").Command} Command
 * @typedef {import("./shapes.js").Busy} Busy
 *
 * - `answered`: the program answered; `silent`: nobody did, or not the program; `door`: sign in again; `stale`: the form's token is old;
 *   `garbled`: something of what was sent cannot be read.
 * @typedef {"answered" | "silent" | "door" | "stale" | "garbled"} Outcome
 */

const PATIENCE = 20000; // ms until a line that says nothing is given up

/**
 * @param {string} address
 * @param {(body: any) => boolean} isWhole
 * @returns {Promise<{ outcome: Outcome, state: any }>}
 */
export async function ask(address, isWhole) {
  const { outcome, body } = await exchange(address, { headers: { Accept: "application/json" } });
  const whole = outcome === "answered" && isWhole(body);
  return whole ? { outcome, state: body } : { outcome: outcome === "answered" ? "silent" : outcome, state: null };
}

/**
 * @param {string} address
 * @param {(Command | Busy)[]} commands
 * @param {string} csrf
 * @returns {Promise<{ outcome: Outcome, results: Result[], csrf: string }>}
 */
export async function tell(address, commands, csrf) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf };
  const { outcome, body } = await exchange(address, { method: "POST", headers, body: JSON.stringify({ commands }) });
  if (outcome === "answered" && Array.isArray(body?.results)) return { outcome, results: body.results, csrf: body.csrf || csrf };
  return { outcome: outcome === "answered" ? "silent" : outcome, results: [], csrf };
}

/**
 * @param {string} address
 * @param {RequestInit} request
 * @returns {Promise<{ outcome: Outcome, body: any }>}
 */
async function exchange(address, request) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, { ...request, redirect: "manual", cache: "no-store", credentials: "same-origin", signal: patience.signal });
    const outcome = read(response);
    return { outcome, body: outcome === "answered" ? await response.json() : null };
  } catch {
    return { outcome: "silent", body: null }; // no line, given up, or a page that is not the program's
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Response} response
 * @returns {Outcome}
 */
function read(response) {
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) return "door";
  if (response.status === 409) return "stale";
  if (response.status === 400 || response.status === 413) return "garbled";
  return response.ok ? "answered" : "silent";
}
