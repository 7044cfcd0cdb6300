// Copies the text of an element and says so on the button. Where the browser lets nobody copy, the text is selected, so that one key does it.
import { fresh } from "./once.js";

function select(target) {
  if (target.select) return target.select();
  const range = document.createRange();
  range.selectNodeContents(target);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copied(target) {
  try {
    await navigator.clipboard.writeText(target.value ?? target.textContent.trim());
    return true;
  } catch {
    return false;
  }
}

export function start(scope) {
  for (const button of fresh(scope, "[data-copy]", "copy")) {
    const word = button.querySelector("[data-copy-word]");
    const asked = [...word.childNodes];
    word.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const target = document.getElementById(button.dataset.copy);
      if (await copied(target)) word.textContent = "Copied";
      else {
        select(target);
        word.textContent = "Selected: now press Ctrl+C or ⌘C";
      }
      setTimeout(() => word.replaceChildren(...asked), 5000);
    });
  }
}
