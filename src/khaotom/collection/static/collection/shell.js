/** Asks the service worker to keep the pages of the day, with what they need, so that they open without a network. */

import { block } from "./page.js";

const PATIENCE = 15000;

/**
 * @returns {Promise<boolean>} whether everything lies in the phone
 */
export async function keepShell() {
  if (!("serviceWorker" in navigator)) return false; // without a secure line browsers have none
  try {
    await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    const { active } = await navigator.serviceWorker.ready;
    return active ? await asked(active) : false;
  } catch (problem) {
    if (problem instanceof DOMException || problem instanceof TypeError) return false; // no line, or not allowed here
    throw problem;
  }
}

/**
 * @param {ServiceWorker} worker
 * @returns {Promise<boolean>}
 */
function asked(worker) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    const timer = window.setTimeout(() => resolve(false), PATIENCE);
    channel.port1.onmessage = (event) => {
      window.clearTimeout(timer);
      resolve(event.data === true);
    };
    worker.postMessage({ keep: block("shell") }, [channel.port2]);
  });
}
