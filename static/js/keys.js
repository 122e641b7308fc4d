/* Answer by keyboard: digits choose, N says "not applicable", J and K go from question to question.
   And who else is here: what goes wrong with asking that is nobody's trouble. */

const questions = document.getElementById("questions");
const rows = () => [...questions.querySelectorAll(".q")];
const writes = (element) => element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

/** The question that holds the focus; without one, the first that is not yet off the top. */
function here() {
  const held = document.activeElement.closest?.(".q");
  return held ?? rows().find((row) => row.getBoundingClientRect().bottom > 120);
}

/** Moves to a question: to what is chosen in it, else to its first choice, else to its link. */
function goTo(row) {
  const target = row?.querySelector("[name=level]:checked:enabled, [name=answer]:checked:enabled")
    ?? row?.querySelector("fieldset:enabled input:not([type=hidden])") ?? row?.querySelector("aside a");
  target?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "start" });
}

/** Chooses a level of a question, or "na"; says whether it could. */
function choose(row, value) {
  const radio = row?.querySelector(`input[name=level][value="${value}"]`);
  if (!radio || radio.matches(":disabled")) return false;
  radio.focus({ preventScroll: true });
  if (!radio.checked) radio.click();
  if (value === "na") row.querySelector(".reason textarea")?.focus();
  return true;
}

function comment(row) {
  const details = row?.querySelector("details.comment");
  const text = details?.querySelector("textarea:enabled");
  if (!text) return false;
  details.open = true;
  text.focus();
  return true;
}

function step(by) {
  const all = rows();
  const at = all.indexOf(here());
  const held = document.activeElement.closest?.(".q");
  goTo(all[held ? Math.min(Math.max(at + by, 0), all.length - 1) : Math.max(at, 0)]);
  return true;
}

const ACTS = { j: () => step(1), k: () => step(-1), n: () => choose(here(), "na"), c: () => comment(here()) };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const row = event.target.closest?.(".q");
  if (writes(event.target)) {
    if (event.key === "Escape" && row) goTo(row);
    return;
  }
  if (!questions || !(event.target === document.body || row || event.target.id === "main")) return;
  const act = /^[0-4]$/.test(event.key) ? () => choose(here(), event.key) : ACTS[event.key.toLowerCase()];
  if (act?.()) event.preventDefault();
});

const presence = document.getElementById("presence");
for (const name of ["htmx:beforeRequest", "htmx:afterRequest", "htmx:responseError", "htmx:sendError"]) {
  presence?.addEventListener(name, (event) => event.stopPropagation());
}
