// @ts-check
/**
 * Passkeys: the button asks the device, what it answers goes into the form, the form is sent. Bytes travel as base64url, as WebAuthn's
 * JSON has them; phones of 2018 know the calls, but not yet their JSON helpers.
 */

if (!window.PublicKeyCredential) unable();
window.addEventListener(
  "submit",
  (event) => {
    if (event.target instanceof HTMLFormElement && event.target.dataset.passkey) void ask(event, event.target);
  },
  { capture: true }, // on the window: before anybody else takes the form for sent, and still there when a page answered with 422 is laid in
);

/**
 * @param {SubmitEvent} event
 * @param {HTMLFormElement} form
 */
async function ask(event, form) {
  const answer = /** @type {HTMLInputElement} */ (form.elements.namedItem("answer"));
  if (answer.value || !form.checkValidity()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const options = JSON.parse(form.dataset.options || "{}");
  try {
    const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
    if (!(credential instanceof PublicKeyCredential)) return;
    answer.value = JSON.stringify(sent(credential));
    form.requestSubmit();
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
    if (refused.name !== "NotAllowedError" && refused.name !== "AbortError") unable(); // those two: she changed her mind
  }
}

function unable() {
  const said = document.querySelector("[data-passkey-unable]");
  if (said instanceof HTMLElement) said.hidden = false;
}

/** @param {any} options */
function create(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials || []).map((/** @type {any} */ one) => ({ ...one, id: bytes(one.id) })),
  };
  return navigator.credentials.create({ publicKey });
}

/** @param {any} options */
function get(options) {
  return navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: [] } });
}

/** @param {PublicKeyCredential} credential */
function sent(credential) {
  const { id, type, rawId, response } = credential;
  /** @type {Record<string, string>} */
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const part = /** @type {any} */ (response)[name];
    if (part instanceof ArrayBuffer) parts[name] = text(part);
  }
  return { id, type, rawId: text(rawId), response: parts, clientExtensionResults: {} };
}

/** @param {string} coded base64url */
function bytes(coded) {
  return Uint8Array.from(atob(coded.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

/** @param {ArrayBuffer} buffer */
function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
