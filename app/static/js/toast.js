// An undo stays for ten seconds, and for as long as a pointer or the focus is on it. Without scripts it stays on the page.
import { fresh } from "./once.js";

export function start(scope) {
  for (const toast of fresh(scope, "[data-toast]", "toast")) {
    let left = Number(toast.dataset.toast) * 1000;
    let since = null;
    let waiting = null;
    const leave = () => toast.remove();
    const run = () => {
      if (since !== null) return;
      since = performance.now();
      waiting = setTimeout(leave, left);
      toast.classList.remove("held");
    };
    const hold = () => {
      if (since === null) return;
      clearTimeout(waiting);
      left -= performance.now() - since;
      since = null;
      toast.classList.add("held");
    };
    const resume = () => {
      if (!toast.matches(":hover, :focus-within")) run();
    };
    toast.classList.add("floating");
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("pointerleave", resume);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", () => setTimeout(resume));
    toast.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    const close = toast.querySelector("[data-toast-close]");
    close.hidden = false;
    close.addEventListener("click", leave);
    run();
  }
}
