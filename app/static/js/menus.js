// Menus are <details>; here they also close on Escape, on a click elsewhere, and when focus leaves.
import { fresh } from "./once.js";

export function start(scope) {
  for (const menu of fresh(scope, "details[data-menu]", "menu")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}
