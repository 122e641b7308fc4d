/* Beside each heading a link to copy: it leads to this edition for ever. */

import { say } from "./focus.js";

const text = document.querySelector("[data-anchors]");

/** Puts ADDRESS into the clipboard and says so; where that is not allowed, the link is followed. */
async function copy(event, address, link) {
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(address);
    link.dataset.copied = "yes";
    setTimeout(() => delete link.dataset.copied, 2000);
    say(text.dataset.copied);
  } catch {
    location.href = address;
  }
}

for (const heading of text?.querySelectorAll(":is(h2, h3, h4)[id^='s-']") ?? []) {
  const address = `${text.dataset.anchors}#${heading.id}`;
  const link = Object.assign(document.createElement("a"), { className: "anchor", href: address, title: text.dataset.copy });
  link.setAttribute("aria-label", `${text.dataset.copy}: ${heading.textContent}`);
  link.lang = document.documentElement.lang;
  link.addEventListener("click", (event) => copy(event, address, link));
  heading.append(link);
}
