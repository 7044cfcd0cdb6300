// Filters rise from below at 390 px. Escape, the veil and the button close it; the focus stays inside while it is open and goes back after.
import { fresh } from "./once.js";

const NARROW = window.matchMedia("(max-width: 48rem)");
const REACHABLE = "a[href], button:not([hidden]), input:not([type=hidden]), select, textarea, summary";

function keepInside(sheet, event) {
  const stops = [...sheet.querySelectorAll(REACHABLE)].filter((stop) => stop.offsetParent !== null);
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}

function prepare(sheet) {
  let opener = null;
  const close = () => {
    if (!sheet.classList.contains("open")) return;
    sheet.classList.remove("open");
    sheet.removeAttribute("role");
    sheet.removeAttribute("aria-modal");
    opener?.focus();
  };
  const open = (by) => {
    opener = by;
    sheet.classList.add("open");
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-modal", "true");
    sheet.querySelector("[data-sheet-close]").focus();
  };
  sheet.querySelector("[data-sheet-close]").hidden = false;
  sheet.querySelector("[data-sheet-close]").addEventListener("click", close);
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Tab" && sheet.classList.contains("open")) keepInside(sheet, event);
  });
  // The veil is the shadow around the sheet, so a click on it lands outside of the sheet.
  document.addEventListener("click", (event) => {
    if (opener && !sheet.contains(event.target) && !event.target.closest(`[data-sheet-open="${sheet.id}"]`)) close();
  });
  NARROW.addEventListener("change", close);
  return open;
}

export function start(scope) {
  for (const sheet of fresh(scope, "[data-sheet]", "sheet")) {
    const open = prepare(sheet);
    for (const button of document.querySelectorAll(`[data-sheet-open="${sheet.id}"]`)) {
      button.setAttribute("role", "button");
      button.addEventListener("click", (event) => {
        event.preventDefault();
        open(button);
      });
    }
  }
}
