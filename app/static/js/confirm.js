// What cannot be undone: a wrong word is told at once, before the form goes out. The server checks it again.
import { fresh } from "./once.js";

export function start(scope) {
  for (const form of fresh(scope, "form[data-confirm]", "confirm")) {
    const input = form.elements.namedItem("confirm");
    const check = () => {
      const right = input.value.trim() === form.dataset.confirm;
      input.setCustomValidity(right ? "" : `Type “${form.dataset.confirm}” to go on.`);
    };
    input.addEventListener("input", check);
    check();
  }
}
