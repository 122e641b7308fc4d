/* Decide quickly: inside the form of a decision a letter or a number chooses, Enter sends. */

const form = document.querySelector("form[data-keys]");
const VALUES = { a: "accept", r: "return", 0: "lower-0", 1: "lower-1", 2: "lower-2", 3: "lower-3" };

/** Chooses the decision of VALUE and moves to what it still wants; says whether there is one. */
function choose(value) {
  const radio = form.querySelector(`input[name="verdict"][value="${value}"]`);
  if (!radio) return false;
  radio.checked = true;
  if (value === "accept") radio.focus();
  else form.querySelector("#reason").focus();
  return true;
}

form?.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, input:not([type=radio])");
  if (event.key === "Enter" && event.target.matches("textarea") && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const value = VALUES[event.key.toLowerCase()];
  if (value && choose(value)) event.preventDefault();
});
