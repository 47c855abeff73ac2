/**
 * What lies in the phone: commands until they are acknowledged, the last state of each sheet, marks that only go up, and who paid together.
 * A write is done when it is on the disk, not when it was asked for: money is shown as taken only then.
 */

const NAME = "khaotom-collection";
const VERSION = 1;

/** @returns {Promise<IDBDatabase>} */
export function openStore() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("commands", { keyPath: "id" }).createIndex("sheet", "sheet");
      asked.result.createObjectStore("states", { keyPath: "sheet" });
      asked.result.createObjectStore("marks", { keyPath: "name" });
      asked.result.createObjectStore("together", { keyPath: "key" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("another page holds an older store"));
  });
}

/**
 * Run `work` in one transaction; resolves with what it returns once everything is on the disk.
 * @template T
 * @param {IDBDatabase} db
 * @param {string[]} names
 * @param {"readonly" | "readwrite"} mode
 * @param {(transaction: IDBTransaction) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function transact(db, names, mode, work) {
  const transaction = db.transaction(names, mode, { durability: "strict" });
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  try {
    const result = await work(transaction);
    await ended;
    return result;
  } catch (problem) {
    ended.catch(() => undefined);
    if (transaction.error === null) abort(transaction);
    throw problem;
  }
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch (ended) {
    if (!(ended instanceof DOMException)) throw ended; // it had ended already
  }
}

/**
 * What a request answers.
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Keep a sheet's or a meeting's state, in place of the one before.
 * @param {IDBDatabase} db
 * @param {string} sheet
 * @param {import("./shapes.js").Heard} state
 */
export async function keepState(db, sheet, state) {
  await transact(db, ["states"], "readwrite", async (transaction) => {
    transaction.objectStore("states").put({ sheet, state });
  });
}

/**
 * A number that only goes up; 0 before it was ever set.
 * @param {IDBTransaction} transaction
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function mark(transaction, name) {
  const found = await answer(transaction.objectStore("marks").get(name));
  return found ? found.value : 0;
}

/**
 * @param {IDBTransaction} transaction
 * @param {string} name
 * @param {number} value
 */
export function setMark(transaction, name, value) {
  transaction.objectStore("marks").put({ name, value });
}
