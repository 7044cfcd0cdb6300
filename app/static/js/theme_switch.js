// The switch in the header: light or dark, remembered on this device.
import { fresh } from "./once.js";

const root = document.documentElement;
const system = window.matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function name(button) {
  button.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
}

function choose(theme) {
  root.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // The choice then holds for this page only.
  }
}

export function start(scope) {
  for (const button of fresh(scope, "[data-theme-switch]", "theme")) {
    button.hidden = false;
    name(button);
    system.addEventListener("change", () => name(button));
    button.addEventListener("click", () => {
      choose(isDark() ? "light" : "dark");
      name(button);
    });
  }
}
