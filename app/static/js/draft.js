// What was typed survives a reload or a lost connection: kept in this tab's own storage until the answer has been taken.
// A form names its draft in data-draft; the page that shows the answer names it in data-draft-done.
import { fresh } from "./once.js";

const PREFIX = "draft:";

function keep(key, text) {
  try {
    if (text.trim()) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {
    // Storage may be full or forbidden; the page works without it.
  }
}

function kept(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function seconds(form) {
  const face = form.querySelector("[data-clock]");
  const [minutes, rest] = (face?.textContent ?? "0:00").split(":").map(Number);
  return minutes * 60 + rest;
}

export function start(scope) {
  for (const done of fresh(scope, "[data-draft-done]", "draft-done")) keep(PREFIX + done.dataset.draftDone, "");
  for (const form of fresh(scope, "form[data-draft]", "draft")) {
    const key = PREFIX + form.dataset.draft;
    const area = form.querySelector("textarea");
    const note = form.querySelector("[data-draft-note]");
    if (!area.value.trim() && kept(key)) {
      area.value = kept(key);
      area.dispatchEvent(new Event("input", { bubbles: true }));
      if (note) note.hidden = false;
    }
    area.addEventListener("input", () => keep(key, area.value));
    // Typed before this file was there.
    if (area.value !== area.defaultValue) keep(key, area.value);
    form.addEventListener("submit", () => {
      const taken = form.querySelector("[name=seconds]");
      if (taken) taken.value = seconds(form) || "";
    });
  }
}

start(document);
