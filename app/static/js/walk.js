// j and k walk from mark to mark; marks with the same number in the other text, and the row about it, light up.
import { fresh } from "./once.js";

const LIT = ["lit", "lit-partner"];

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function partners(mark, walk) {
  const number = CSS.escape(mark.dataset.n);
  const rows = document.querySelectorAll(`[data-row="${number}"]`);
  return [[...walk.querySelectorAll(`mark[data-n="${number}"]`)], [...rows]];
}

function clear() {
  for (const name of LIT) for (const lit of document.querySelectorAll(`.${name}`)) lit.classList.remove(name);
}

function bring(element) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function light(mark, walk) {
  clear();
  const [marks, rows] = partners(mark, walk);
  mark.classList.add("lit");
  for (const other of marks) if (other !== mark) other.classList.add("lit-partner");
  for (const row of rows) row.classList.add("lit");
  const across = marks.find((other) => other.closest(".text-pane") !== mark.closest(".text-pane"));
  if (across) scrollPane(across);
}

// The partner's own pane scrolls, never the page: the reader stays where they are.
function scrollPane(mark) {
  const pane = mark.closest(".pane-scroll");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
}

function step(walk, by) {
  const marks = [...walk.querySelectorAll("mark[data-n]")];
  if (!marks.length) return;
  const at = marks.findIndex((mark) => mark.classList.contains("lit"));
  const next = marks[at === -1 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length];
  light(next, walk);
  const focusable = next.querySelector("a") ?? next;
  if (focusable === next) next.tabIndex = -1;
  focusable.focus({ preventScroll: true });
  bring(next);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key !== "j" && event.key !== "k") return;
  const walk = event.target.closest("[data-walk]") ?? document.querySelector("[data-walk]");
  if (!walk) return;
  event.preventDefault();
  step(walk, event.key === "j" ? 1 : -1);
}

export function start(scope) {
  for (const walk of fresh(scope, "[data-walk]", "walk")) {
    const hint = walk.querySelector("[data-walk-hint]");
    if (hint) hint.hidden = false;
    walk.querySelector("[data-walk-on]")?.addEventListener("click", () => step(walk, 1));
    walk.querySelector("[data-walk-back]")?.addEventListener("click", () => step(walk, -1));
    walk.addEventListener("focusin", (event) => {
      const mark = event.target.closest("mark[data-n]");
      if (mark) light(mark, walk);
    });
    walk.addEventListener("pointerover", (event) => {
      const mark = event.target.closest("mark[data-n]");
      if (mark && event.pointerType === "mouse") light(mark, walk);
    });
  }
}

document.addEventListener("keydown", onKey);
