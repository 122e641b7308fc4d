// The words that are selected in a document go along to the proposal about them.

const link = document.querySelector("[data-propose]");
const LONGEST = 1000;

function selected() {
  const selection = getSelection();
  const inside = selection?.anchorNode?.parentElement?.closest("[data-quotable]");
  return inside ? selection.toString().replace(/\s+/g, " ").trim().slice(0, LONGEST) : "";
}

function carry() {
  const words = selected();
  if (!words) return; // what was selected before stays: a click on the link ends the selection
  const address = new URL(link.href);
  address.searchParams.set("cita", words);
  link.href = address;
}

if (link) {
  document.addEventListener("mouseup", carry);
  document.addEventListener("keyup", carry);
}
