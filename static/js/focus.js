/* After htmx changes a part of the page: keep the reader's place, and say what happened in one polite voice. */

const live = document.getElementById("live");
let remembered = null;
let timer = 0;
let speaking = 0;
let waiting = false; // what was said last is that something is on its way

/** Says one sentence to those who listen; the same sentence twice is heard twice. */
export function say(text) {
  if (!live || !text) return;
  hush();
  speaking = window.setTimeout(() => { live.textContent = text; }, 60);
}

/** Takes back what was said, or was about to be: it no longer holds. */
function hush() {
  window.clearTimeout(speaking);
  waiting = false;
  if (live) live.textContent = "";
}

/** The element that should hold the focus inside a part that has just arrived. */
function landing(part) {
  const same = remembered?.id ? document.getElementById(remembered.id) : null;
  if (same) return same;
  if (remembered?.name) {
    const twin = part.querySelector(`[name="${CSS.escape(remembered.name)}"]:checked`)
      ?? part.querySelector(`[name="${CSS.escape(remembered.name)}"]`);
    if (twin) return twin;
  }
  return part.querySelector("[data-focus], #error-summary, h1, h2, h3") ?? part;
}

function place(element) {
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: false });
}

document.addEventListener("htmx:beforeRequest", (event) => {
  event.detail.target?.setAttribute("aria-busy", "true");
  window.clearTimeout(timer);
  timer = window.setTimeout(() => { say(live?.dataset.busy); waiting = true; }, 1500);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const active = document.activeElement;
  const inside = active && active !== document.body && event.detail.target?.contains(active);
  remembered = inside ? { id: active.id, name: active.getAttribute("name") } : null;
});

document.addEventListener("htmx:afterRequest", (event) => {
  window.clearTimeout(timer);
  if (waiting) hush();
  event.detail.target?.removeAttribute("aria-busy");
});

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  if (!(part instanceof Element)) return;
  part.removeAttribute("aria-busy");
  const lost = remembered && (!document.activeElement || document.activeElement === document.body);
  if (lost) place(landing(part));
  remembered = null;
  say(part.querySelector("[data-say]")?.dataset.say ?? part.dataset.say);
});

document.addEventListener("htmx:responseError", () => say(live?.dataset.failed));
document.addEventListener("htmx:sendError", () => say(live?.dataset.offline));

document.getElementById("error-summary")?.focus();
