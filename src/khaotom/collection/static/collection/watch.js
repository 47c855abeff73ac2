/**
 * On the day's other pages: the door and the table are made ready for a time without a network, what this phone still keeps is sent,
 * and the page says both.
 */

import { Outbox } from "./outbox.js";
import { part, show } from "./page.js";
import { Sender } from "./sender.js";
import { keepShell } from "./shell.js";
import { EVENING } from "./state.js";
import { keepState, openStore } from "./store.js";
import { ask } from "./wire.js";

/** @param {HTMLElement} place */
async function watch(place) {
  const { sheet = "", state: stateAddress = "", outbox: outboxAddress = "" } = place.dataset;
  const db = await openStore();
  const outbox = new Outbox(db, sheet, outboxAddress);
  const say = async () => show(part(place, "unsent"), (await outbox.waiting()).size > 0);
  await say();
  const { state } = await ask(stateAddress, EVENING.whole);
  if (!state) return;
  await keepState(db, sheet, state);
  const sender = new Sender(outbox, {
    csrf: () => state.csrf,
    freshen: async () => false,
    changed: () => void say(),
    acknowledged: () => void say(),
  });
  window.addEventListener("online", () => void sender.now());
  await sender.now();
  show(part(place, "kept"), await keepShell());
}

const place = document.querySelector("[data-watch]");
if (place instanceof HTMLElement) void watch(place);
