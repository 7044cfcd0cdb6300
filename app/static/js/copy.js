// Copies the text of an element and says so on the button.
import { fresh } from "./once.js";

export function start(scope) {
  if (!navigator.clipboard) return;
  for (const button of fresh(scope, "[data-copy]", "copy")) {
    const word = button.querySelector("[data-copy-word]");
    const asked = word.textContent;
    word.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const target = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(target.value ?? target.textContent.trim());
        word.textContent = "Copied";
      } catch {
        word.textContent = "Not copied: select the text and copy it";
      }
      setTimeout(() => (word.textContent = asked), 4000);
    });
  }
}
