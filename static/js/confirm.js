/* Forms and buttons with data-confirm ask first, in a dialog of the page. Without this file they simply act. */

const dialog = document.getElementById("confirm");
const text = document.getElementById("confirm-text");

/** Asks one question; promises true when the answer is yes. Focus returns to where it was. */
export function ask(question) {
  return new Promise((answer) => {
    text.textContent = question || text.dataset.default;
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (question === undefined || !dialog?.showModal) return;
  if (form.dataset.confirmed) {
    delete form.dataset.confirmed;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await ask(question)) {
    form.dataset.confirmed = "yes";
    form.requestSubmit(button ?? undefined);
  }
}, { capture: true });

document.addEventListener("htmx:confirm", (event) => {
  const question = event.detail.question;
  if (!question || !dialog?.showModal) return;
  event.preventDefault();
  ask(question).then((yes) => { if (yes) event.detail.issueRequest(true); });
});
