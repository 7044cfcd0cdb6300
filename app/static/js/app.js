// Everything here adds to pages that already work without it. Each module finds its own elements and may be run again after a swap.
import { start as themeSwitch } from "./theme_switch.js";
import { start as menus } from "./menus.js";
import { start as answers } from "./answer.js";
import { start as walks } from "./walk.js";
import { start as toasts } from "./toast.js";
import { start as drops } from "./drop.js";
import { start as sheets } from "./sheet.js";
import { start as copies } from "./copy.js";
import { start as focuses } from "./focus.js";
import { start as confirms } from "./confirm.js";
import { start as prints } from "./print.js";

const parts = [themeSwitch, menus, answers, walks, toasts, drops, sheets, copies, focuses, confirms, prints];

function startAll() {
  for (const part of parts) part(document);
}

startAll();
document.addEventListener("htmx:after:swap", startAll);
