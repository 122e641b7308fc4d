/* Steps from change to change, by the two buttons; without this file the links in the changes do. */

const steps = [...document.querySelectorAll("[data-differences] [id^='canvi-']")];
const buttons = [...document.querySelectorAll("[data-jump]")];

/** The change that comes after what is at the top of the window, or before it. */
function goal(direction) {
  const top = document.querySelector(".difference-bar")?.getBoundingClientRect().bottom ?? 0;
  const at = steps.indexOf(document.activeElement);
  if (at >= 0) return steps[at + direction];
  const below = steps.findIndex((step) => step.getBoundingClientRect().top > top);
  return direction > 0 ? steps[below] : steps[(below < 0 ? steps.length : below) - 1];
}

function jump(direction) {
  const step = goal(direction) ?? (direction > 0 ? steps[0] : steps[steps.length - 1]);
  step?.focus({ preventScroll: true });
  step?.scrollIntoView({ block: "start" });
}

if (steps.length) {
  document.documentElement.classList.add("js");
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      jump(Number(button.dataset.jump));
    });
  }
}
