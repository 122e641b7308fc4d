// Sends each answer by itself, keeps it here until the portal has it, and never lets one overtake another.

import { field, isBox, put, values, waitsForReason } from "./answer_fields.js";

const questions = document.getElementById("questions");
const PAUSE = 900; // ms without typing before a text is sent
const LONGEST_WAIT = 30000; // ms between two tries
const forms = new Map(); // form → { key, sent, after, dirty, failures, refused, timer }

const FORM = "form[data-answer][hx-post]";
const sheetOf = (event) => { const form = event.target.closest?.(FORM); return [form, forms.get(form)]; };
const stateOf = (form) => form.querySelector(".state");
const storeName = (form) => `eset:${questions.dataset.keep}:${form.dataset.answer}`;

function say(form, kind, text) {
  if (stateOf(form).textContent.trim() === text) return;
  stateOf(form).replaceChildren(Object.assign(document.createElement("p"), { className: kind, textContent: text }));
}

// All that is sent of FORM; the same is kept until it has arrived.
const draft = (form, { key, after }) => ({ ...values(form), key, after, version: field(form, "version").value });
const keep = (form, sheet) => stored((store) => store.setItem(storeName(form), JSON.stringify(draft(form, sheet))));
const forget = (form) => stored((store) => store.removeItem(storeName(form)));
function stored(use) {
  try { return use(localStorage); } catch { return null; } // full or closed: a closed tab forgets, no more
}

function sendIn(form, wait) {
  clearTimeout(forms.get(form).timer);
  forms.get(form).timer = setTimeout(() => htmx.trigger(form, "save"), wait);
}

const sendWaiting = () => forms.forEach((sheet, form) => { if (sheet.dirty && sheet.failures) sendIn(form, 0); });

function tryAgain(form) {
  const failures = (forms.get(form).failures += 1);
  sendIn(form, Math.min(LONGEST_WAIT, 500 * 2 ** failures) * (0.75 + Math.random() / 2));
}

// After signing in again the page's token is old: take the one of a fresh page, if it is the same person's.
async function renewToken() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.getElementById("questions")?.dataset.keep !== questions.dataset.keep) return false;
  document.body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
  return true;
}

function begin(form) {
  const sheet = { key: field(form, "key").value, sent: "", after: "", dirty: false, failures: 0, refused: false, timer: 0 };
  forms.set(form, sheet);
  const kept = stored((store) => JSON.parse(store.getItem(storeName(form))));
  if (!kept) return;
  Object.assign(sheet, { key: kept.key, after: kept.after, dirty: true });
  put(form, kept);
  field(form, "version").value = kept.version;
  say(form, "offline", questions.dataset.restored);
  sendIn(form, 0);
}

function changed(event) {
  const [form, sheet] = sheetOf(event);
  if (!sheet) return;
  Object.assign(sheet, { key: crypto.randomUUID(), dirty: true, refused: false });
  keep(form, sheet);
  sendIn(form, event.target.type === "radio" || isBox(event.target) ? 0 : PAUSE);
}

function configure(event) {
  const [form, sheet] = sheetOf(event);
  if (!sheet) return;
  const sent = event.detail.parameters; // in htmx 2 a FormData behind a proxy
  clearTimeout(sheet.timer);
  if (waitsForReason(values(form)) && !sent.has("keep")) {
    event.preventDefault();
    return say(form, "saving", questions.dataset.reason);
  }
  sent.delete("csrfmiddlewaretoken"); // the header's counts, and can be renewed
  sent.set("key", sheet.key);
  sent.set("after", sheet.after); // always: the version on the page may lag behind what was sent
  sheet.sent = sheet.after = sheet.key;
  if (!sheet.failures && !stateOf(form).querySelector(".conflict")) say(form, "saving", questions.dataset.saving);
}

async function answered(event) {
  const [form, sheet] = sheetOf(event);
  if (!sheet) return;
  const { status, responseText } = event.detail.xhr;
  if (status === 200 && responseText.includes('name="version"')) {
    Object.assign(sheet, { failures: 0, refused: false });
    if (sheet.sent === sheet.key) { sheet.dirty = false; forget(form); }
  } else if (status === 401) {
    // A link that is there stays: somebody may be about to follow it, by pointer or by key.
    if (!stateOf(form).querySelector(".failed a")) stateOf(form).innerHTML = responseText;
    tryAgain(form);
  } else if (status === 403 && !sheet.refused) {
    sheet.refused = await renewToken();
    tryAgain(form);
  } else if (status === 403 && responseText.trimStart().startsWith("<div")) {
    stateOf(form).innerHTML = responseText; // the reason why this person may not
  } else if (status === 0 || status === 200 || status === 429 || status >= 500) {
    const kind = status === 0 ? "offline" : "failed";
    say(form, kind, questions.dataset[kind]);
    tryAgain(form);
  } else if (status !== 409 && status !== 422) {
    say(form, "failed", questions.dataset.refused);
  }
}

// A question drawn anew (after "keep theirs") starts with a clean sheet; the old one is off the page.
function drawnAnew(event) {
  const form = event.target.querySelector?.(FORM);
  for (const [old, sheet] of forms) if (!old.isConnected) { clearTimeout(sheet.timer); forms.delete(old); }
  if (form && !forms.has(form)) { forget(form); begin(form); }
}

// Leaving: what was only just typed goes out with the page; what is in trouble asks to stay.
function leaving(event) {
  const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
  for (const [form, sheet] of forms) {
    if (!sheet.dirty) continue;
    if (sheet.failures || stateOf(form).querySelector(".conflict, .alert") || waitsForReason(values(form))) event.preventDefault();
    const headers = { "X-CSRFToken": token, "HX-Request": "true" };
    fetch(form.action, { method: "POST", body: new URLSearchParams(draft(form, sheet)), keepalive: true, headers }).catch(() => {});
    sheet.after = sheet.key;
  }
}

function start() {
  document.documentElement.classList.add("js");
  for (const form of questions.querySelectorAll(FORM)) begin(form);
  questions.addEventListener("change", (event) => { const [form, sheet] = sheetOf(event); if (sheet?.dirty) sendIn(form, 0); });
  const heard = { input: changed, "htmx:configRequest": configure, "htmx:afterRequest": answered, "htmx:load": drawnAnew };
  for (const [name, act] of Object.entries(heard)) questions.addEventListener(name, act);
  // said beside the question, so not once more for the whole page
  for (const name of ["htmx:beforeRequest", "htmx:responseError", "htmx:sendError"]) questions.addEventListener(name, (event) => event.stopPropagation());
  addEventListener("online", sendWaiting);
  addEventListener("focus", sendWaiting);
  addEventListener("beforeunload", leaving);
}

// htmx reads the page at DOMContentLoaded; before that nobody would hear "save".
if (questions) document.addEventListener("DOMContentLoaded", start);
