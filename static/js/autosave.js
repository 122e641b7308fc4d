// Sends each answer by itself, keeps it here until the portal has it, and never lets one overtake another.

const questions = document.getElementById("questions");
const SHORTEST_REASON = 10;
const forms = new Map();

const stateOf = (form) => form.querySelector(".state");
const storeName = (form) => `eset:${questions.dataset.keep}:${form.dataset.answer}`;
const values = (form) => ({
  level: form.querySelector("[name=level]:checked")?.value ?? "",
  reason: form.querySelector("[name=reason]")?.value ?? "",
  comment: form.querySelector("[name=comment]").value,
});

function say(form, kind, text) {
  const line = document.createElement("p");
  line.className = kind;
  line.textContent = text;
  stateOf(form).replaceChildren(line);
}

function keep(form, sheet) {
  try {
    const kept = { ...values(form), key: sheet.key, after: sheet.after, version: form.querySelector("[name=version]").value };
    localStorage.setItem(storeName(form), JSON.stringify(kept));
  } catch { /* a full or closed store only means that a closed tab forgets */ }
}

function forget(form) {
  try { localStorage.removeItem(storeName(form)); } catch { /* see keep */ }
}

function changed(form) {
  const sheet = forms.get(form);
  sheet.key = crypto.randomUUID();
  sheet.dirty = true;
  keep(form, sheet);
}

function retryLater(form) {
  const sheet = forms.get(form);
  clearTimeout(sheet.timer);
  const wait = Math.min(30000, 1000 * 2 ** sheet.failures) * (0.75 + Math.random() / 2);
  sheet.failures += 1;
  sheet.timer = setTimeout(() => htmx.trigger(form, "retry"), wait);
}

function failed(form, kind) {
  say(form, kind, questions.dataset[kind]);
  retryLater(form);
}

// After signing in again in another tab the page's token is old: take the one of a fresh page.
async function renewToken() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const headers = page.body.getAttribute("hx-headers");
  if (headers) document.body.setAttribute("hx-headers", headers);
}

function begin(form) {
  const sheet = { key: form.elements.key.value, after: "", dirty: false, failures: 0, timer: 0 };
  forms.set(form, sheet);
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(storeName(form))); } catch { /* see keep */ }
  if (!kept) return;
  Object.assign(sheet, { key: kept.key, after: kept.after, dirty: true });
  const choice = form.querySelector(`[name=level][value="${CSS.escape(kept.level)}"]`);
  if (choice) choice.checked = true;
  form.querySelector("[name=comment]").value = kept.comment;
  const reason = form.querySelector("[name=reason]");
  if (reason) reason.value = kept.reason;
  form.querySelector("[name=version]").value = kept.version;
  say(form, "offline", questions.dataset.restored);
  setTimeout(() => htmx.trigger(form, "retry"), 100);
}

const answerForm = (event) => event.target.closest?.("form[data-answer][hx-post]");

function start() {
  document.documentElement.classList.add("js");
  for (const form of questions.querySelectorAll("form[hx-post]")) begin(form);

  questions.addEventListener("input", (event) => { const form = answerForm(event); if (form) changed(form); }, true);

  questions.addEventListener("htmx:configRequest", (event) => {
    const form = answerForm(event);
    if (!form) return;
    const sheet = forms.get(form) ?? (begin(form), forms.get(form));
    const now = values(form);
    if (now.level === "na" && now.reason.trim().length < SHORTEST_REASON) {
      event.preventDefault();
      say(form, "saving", questions.dataset.reason);
      return;
    }
    event.detail.headers["X-CSRFToken"] = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    event.detail.parameters.set("key", sheet.key);
    event.detail.parameters.set("after", sheet.after);
    sheet.after = sheet.sent = sheet.key;
    clearTimeout(sheet.timer);
    if (!stateOf(form).querySelector(".conflict")) say(form, "saving", questions.dataset.saving);
  });

  questions.addEventListener("htmx:afterRequest", async (event) => {
    const form = answerForm(event);
    const sheet = form && forms.get(form);
    if (!sheet) return;
    const status = event.detail.xhr?.status ?? 0;
    if (status >= 200 && status < 300) {
      Object.assign(sheet, { after: "", failures: 0 });
      if (sheet.sent === sheet.key) { sheet.dirty = false; forget(form); }
    } else if (status === 0) {
      failed(form, "offline");
    } else if (status === 401 || status === 403) {
      stateOf(form).innerHTML = status === 401 ? event.detail.xhr.responseText : stateOf(form).innerHTML;
      if (status === 403) say(form, "failed", questions.dataset.failed);
      retryLater(form);
      await renewToken();
    } else if (status >= 500 || status === 429) {
      failed(form, "failed");
    }
  });

  // A question drawn anew (after a conflict) starts with a clean sheet.
  questions.addEventListener("htmx:load", (event) => {
    const form = event.target.querySelector?.("form[data-answer][hx-post]");
    if (form && !forms.has(form)) { forget(form); begin(form); }
  });

  addEventListener("online", () => { for (const [form, sheet] of forms) if (sheet.dirty) htmx.trigger(form, "retry"); });
  addEventListener("focus", () => { for (const [form, sheet] of forms) if (sheet.dirty && sheet.failures) htmx.trigger(form, "retry"); });
  addEventListener("beforeunload", (event) => { if ([...forms.values()].some((sheet) => sheet.dirty)) event.preventDefault(); });
}

if (questions) start();
