// What is filled in for one question: read as it is sent, and put back as it was kept.

const SHORTEST_REASON = 10; // as in answer_rules.py

export const field = (form, name) => form.querySelector(`[name=${name}]`);
export const isBox = (part) => part.type === "checkbox";

const level = (form) => form.querySelector("[name=level]:checked")?.value ?? "";
const parts = (form) => [...form.querySelectorAll("[name=value]")];
const value = (form) => parts(form).filter((part) => !isBox(part) || part.checked).map((part) => part.value).join(" ");

export const values = (form) => ({
  level: level(form),
  value: value(form),
  reason: field(form, "reason")?.value ?? "",
  comment: field(form, "comment").value,
});

export const waitsForReason = ({ level, reason }) => level === "na" && reason.trim().length < SHORTEST_REASON;

export function put(form, kept) {
  for (const choice of form.querySelectorAll("[name=level]")) choice.checked = choice.value === kept.level;
  const codes = (kept.value ?? "").split(" ");
  for (const part of parts(form)) {
    if (isBox(part)) part.checked = codes.includes(part.value);
    else part.value = kept.value ?? "";
  }
  field(form, "comment").value = kept.comment;
  if (kept.comment) form.querySelector("details.comment").open = true;
  if (field(form, "reason")) field(form, "reason").value = kept.reason;
}
