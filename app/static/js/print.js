// A button that opens the browser's own print dialogue; shown only where scripts run.
import { fresh } from "./once.js";

export function start(scope) {
  for (const button of fresh(scope, "[data-print]", "print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
