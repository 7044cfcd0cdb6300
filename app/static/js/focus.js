// The summary of errors takes the focus when a form comes back with some; its links put the cursor into the field.
import { fresh } from "./once.js";

export function start(scope) {
  for (const summary of fresh(scope, "[data-take-focus]", "focus")) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!field) return;
      event.preventDefault();
      const input = field.matches("input, select, textarea") ? field : (field.querySelector("input, select, textarea") ?? field);
      input.focus({ preventScroll: true });
      (input.labels?.[0] ?? field).scrollIntoView({ block: "center" });
    });
  }
}
