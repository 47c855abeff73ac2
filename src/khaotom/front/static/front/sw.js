/**
 * The service worker: keeps the day's pages (door, table, assembly) with their files, so that they open without a network. It answers for
 * nothing else, and forgets them, with the names and amounts they show, when somebody signs out. What is not sent yet is never forgotten.
 *
 * @typedef {{ waitUntil: (work: Promise<unknown>) => void }} Extendable
 * @typedef {Extendable & { request: Request, respondWith: (answer: Promise<Response>) => void }} Fetched
 * @typedef {Extendable & { data: { keep: { pages: string[], files: string[] } }, source: { url: string } | null, ports: MessagePort[] }} Told
 * @typedef {object} Keeper what this file needs of a ServiceWorkerGlobalScope
 * @property {(name: string, listen: (event: any) => void) => void} addEventListener
 * @property {() => Promise<void>} skipWaiting
 * @property {{ claim: () => Promise<void> }} clients
 */

const worker = /** @type {Keeper} */ (/** @type {unknown} */ (self));

const PAGES = "khaotom-pages";
const FILES = "khaotom-files";
const STORE = "khaotom-collection";
const PAGE = /^(?:\/[a-z]{2})?\/(?:sheets\/[0-9a-f-]{36}\/(?:door|table)|meetings\/[0-9a-f-]{36}\/assembly)\/$/;
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const SIGN_OUT = /\/sign-out\/$/;
const PATIENCE = 2500; // ms until a page that lies here is shown rather than waiting longer

worker.addEventListener("install", (/** @type {Extendable} */ event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (/** @type {Extendable} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {Fetched} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (SIGN_OUT.test(pathname) && request.method === "POST") event.waitUntil(forget());
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

worker.addEventListener("message", (/** @type {Told} */ event) => {
  const kept = keep(event.data.keep, event.source?.url ?? location.href);
  event.waitUntil(kept.then((whole) => event.ports[0]?.postMessage(whole)));
});

/**
 * The page from the program; from here when it is silent, slow or broken.
 * @param {Fetched} event
 */
async function page(event) {
  const { request } = event;
  const here = await lying(PAGES, request.url);
  const fresh = fetch(request).then(async (response) => {
    await note(request.url, response);
    return response;
  });
  if (!here) return fresh;
  event.waitUntil(fresh.catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, here));
  const answered = fresh.then((response) => (response.status >= 500 ? here : response));
  return Promise.race([answered, late]).catch(() => here);
}

/**
 * A page that came as it should replaces the one that lies here; one that is no longer hers takes it away.
 * @param {string} address
 * @param {Response} response
 */
async function note(address, response) {
  const pages = await caches.open(PAGES);
  if (response.ok && !response.redirected) await pages.put(plain(address), response.clone());
  else if (response.status === 403 || response.status === 404) await pages.delete(plain(address));
}

/**
 * A file whose name says its content never changes; another is asked for first.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function file(request) {
  const here = await lying(FILES, request.url);
  if (here && HASHED.test(new URL(request.url).pathname)) return here;
  try {
    return await fetch(request);
  } catch (silent) {
    if (here) return here;
    throw silent;
  }
}

/** @param {string} address */
const plain = (address) => address.split(/[?#]/, 1)[0] ?? address;

/**
 * @param {string} cache
 * @param {string} address
 */
const lying = async (cache, address) => (await caches.open(cache)).match(plain(address), { ignoreVary: true });

/**
 * Keep the pages and files of one evening, and nothing of an older one. A page may be another phone's: who is no table has none.
 * @param {{ pages: string[], files: string[] }} wanted
 * @param {string} from the page that asks
 * @returns {Promise<boolean>} whether that page (or, asked by another, one of them) would open without a network now
 */
async function keep(wanted, from) {
  const pages = wanted.pages.map((path) => new URL(path, from).href);
  const files = wanted.files.map((path) => new URL(path, from).href);
  try {
    await Promise.all([keepPages(pages), keepFiles(files)]);
  } catch (silent) {
    if (!(silent instanceof TypeError) && !(silent instanceof DOMException)) throw silent;
  }
  const meant = PAGE.test(new URL(from).pathname) ? [from] : pages;
  const here = await Promise.all(meant.map((one) => lying(PAGES, one)));
  const found = await Promise.all(files.map((one) => lying(FILES, one)));
  return here.some(Boolean) && found.every(Boolean);
}

/** @param {string[]} addresses */
async function keepPages(addresses) {
  const pages = await caches.open(PAGES);
  const answers = await Promise.all(addresses.map((address) => fetch(address, { credentials: "same-origin" })));
  for (const { url } of await pages.keys()) if (!addresses.includes(url)) await pages.delete(url);
  await Promise.all(answers.map((response, at) => note(addresses[at] ?? "", response)));
}

/** @param {string[]} addresses */
async function keepFiles(addresses) {
  const files = await caches.open(FILES);
  const known = (await files.keys()).map((request) => request.url);
  const missing = addresses.filter((address) => !HASHED.test(address) || !known.includes(address));
  await files.addAll(missing);
  for (const url of known) if (!addresses.includes(url)) await files.delete(url);
}

/** Signed out: pages and states go, whether or not the program heard of it; commands stay until they are sent. */
async function forget() {
  await caches.delete(PAGES);
  await new Promise((resolve) => {
    const asked = indexedDB.open(STORE);
    asked.onupgradeneeded = () => asked.transaction?.abort(); // there was none
    asked.onerror = resolve;
    asked.onsuccess = () => {
      const { result } = asked;
      if (result.objectStoreNames.contains("states")) result.transaction("states", "readwrite").objectStore("states").clear();
      result.close();
      resolve(undefined);
    };
  });
}
