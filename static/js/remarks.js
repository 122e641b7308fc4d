// Selected words of the text become the passage of a comment.

const quote = document.getElementById("quote");

function taken() {
  const selection = getSelection();
  const text = selection?.toString().trim();
  if (!text || !selection.anchorNode?.parentElement?.closest("[data-text]")) return;
  quote.value = text.slice(0, quote.maxLength);
}

if (quote) {
  document.addEventListener("mouseup", taken);
  document.addEventListener("keyup", taken);
}
