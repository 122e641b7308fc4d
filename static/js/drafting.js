// Saves the text of an edition by itself, one save at a time, and keeps it here until the portal has it.

const form = document.getElementById("text-form");
const state = document.getElementById("save-state");
const PAUSE = 1500; // ms without typing before the text is sent
const LONGEST_WAIT = 30000; // ms between two tries
const sheet = { dirty: false, busy: false, stopped: false, failures: 0, timer: 0, again: null };

const revision = () => document.getElementById("id_revision");
const storeName = () => `eset:draft:${form.dataset.keep}`;
const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "file"].includes(field.type));
const values = () => Object.fromEntries(fields().map((field) => [field.name, field.value]));

function say(kind, text) {
  if (state.textContent.trim() === text) return;
  state.replaceChildren(Object.assign(document.createElement("p"), { className: kind, textContent: text }));
}

function stored(use) {
  try { return use(localStorage); } catch { return null; } // full or closed: a closed tab forgets, no more
}
const keep = () => stored((store) => store.setItem(storeName(), JSON.stringify({ revision: revision().value, values: values() })));
const forget = () => stored((store) => store.removeItem(storeName()));

function sendIn(wait) {
  clearTimeout(sheet.timer);
  sheet.timer = setTimeout(send, wait);
}

function tryAgain(kind, text) {
  say(kind, text);
  sheet.failures += 1;
  sendIn(Math.min(LONGEST_WAIT, 500 * 2 ** sheet.failures) * (0.75 + Math.random() / 2));
}

// What failed goes out once more as it was, so that an answer that got lost is no conflict with oneself.
async function send() {
  if (sheet.busy || sheet.stopped || !(sheet.dirty || sheet.again)) return;
  const body = sheet.again ?? new FormData(form);
  if (!sheet.again) sheet.dirty = false;
  Object.assign(sheet, { busy: true, again: body });
  if (!sheet.failures) say("saving", form.dataset.saving);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
  const html = answer ? await answer.text().catch(() => "") : "";
  sheet.busy = false;
  answered(answer, html);
}

function answered(answer, html) {
  if (!answer) return tryAgain("offline", form.dataset.offline);
  if (answer.redirected || answer.status === 401) return tryAgain("failed", form.dataset.out);
  if (answer.status === 200) return saved(html);
  if (answer.status >= 500 || answer.status === 429) return tryAgain("failed", form.dataset.failed);
  Object.assign(sheet, { again: null, dirty: true, failures: 0, stopped: answer.status !== 422 });
  if (answer.status === 409 || answer.status === 422) state.innerHTML = html;
  else say("failed", form.dataset.refused);
}

function saved(html) {
  Object.assign(sheet, { again: null, failures: 0 });
  state.innerHTML = html;
  const number = state.querySelector("[data-revision]")?.dataset.revision;
  if (number) revision().value = number;
  if (sheet.dirty) sendIn(PAUSE);
  else forget();
}

// A text that did not get through last time comes back; if it is based on an older one, the portal shows both.
function restore() {
  const kept = stored((store) => JSON.parse(store.getItem(storeName())));
  if (!kept) return;
  if (fields().every((field) => kept.values[field.name] === undefined || kept.values[field.name] === field.value)) return forget();
  for (const field of fields()) if (kept.values[field.name] !== undefined) field.value = kept.values[field.name];
  revision().value = kept.revision;
  sheet.dirty = true;
  say("offline", form.dataset.restored);
  htmx.trigger(form, "broughtback"); // the preview shows what is written here, not what was saved
  sendIn(0);
}

function decided(event) {
  const mine = event.target.closest?.("[data-keep-mine]");
  if (mine) {
    revision().value = mine.dataset.keepMine;
    Object.assign(sheet, { stopped: false, dirty: true });
    keep();
    sendIn(0);
  } else if (event.target.closest?.("[data-take-theirs]")) {
    forget();
    Object.assign(sheet, { dirty: false, again: null, stopped: true });
  }
}

function start() {
  document.documentElement.classList.add("js");
  form.addEventListener("input", () => { sheet.dirty = true; keep(); if (!sheet.failures) sendIn(PAUSE); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sheet.dirty = true;
    sendIn(0);
  });
  state.addEventListener("click", decided);
  addEventListener("online", () => sendIn(0));
  addEventListener("beforeunload", (event) => { if (sheet.dirty || sheet.busy || sheet.again) event.preventDefault(); });
  restore();
}

// Files dropped on the box are attached as if chosen.
function accept(event) {
  const zone = event.target.closest?.("[data-drop]");
  document.querySelector("[data-drop]")?.classList.toggle("over", Boolean(zone) && event.type === "dragover");
  if (!zone || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  if (event.type !== "drop") return;
  zone.querySelector("input[type=file]").files = event.dataTransfer.files;
  zone.requestSubmit();
}

// htmx reads the page at DOMContentLoaded; before that no preview would hear of what came back.
if (form) document.addEventListener("DOMContentLoaded", start);
for (const name of ["dragover", "dragleave", "drop"]) document.addEventListener(name, accept);
