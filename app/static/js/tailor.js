// Lines save themselves a moment after the typing stops, and again until the server has them; items can be dragged by their grip.
// Without this file every line has its own Save button, and the arrows do what dragging does.
import { fresh } from "./once.js";

const PAUSE = 400;
const AGAIN = 4000;
const waiting = new Map();
const dirty = new Map();
const say = document.getElementById("tailor-say");
const unsaved = document.getElementById("tailor-unsaved");
const open = new Set();
let focused = null;
let asking = 0;
let shownVersion = document.getElementById("tailor-live")?.dataset.version;

function area(form) {
  return form.querySelector("textarea");
}

function send(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  if (form.isConnected && area(form).value.trim()) window.htmx.trigger(form, "save");
}

function later(form, pause) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => send(form), pause));
}

function typed(form) {
  dirty.set(area(form).id, area(form).value);
  form.classList.add("dirty");
  if (area(form).value.trim()) later(form, PAUSE);
}

function lines(scope) {
  for (const form of fresh(scope, "form[data-autosave]", "autosave")) {
    const box = area(form);
    box.addEventListener("input", () => typed(form));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (dirty.has(box.id)) send(form);
    });
    // A click elsewhere need not wait for the pause.
    box.addEventListener("change", () => dirty.has(box.id) && send(form));
    const held = dirty.get(box.id);
    if (held !== undefined && held !== box.value) {
      box.value = held;
      typed(form);
    } else if (box.value !== box.defaultValue) {
      // Typed before this file was there.
      typed(form);
    }
  }
}

function drags(scope) {
  for (const grip of fresh(scope, "[data-grip]", "grip")) grip.hidden = false;
  for (const list of fresh(scope, "[data-sort]", "sort")) {
    window.Sortable?.create(list, {
      handle: "[data-grip]",
      draggable: ":scope > [data-id]",
      animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
      ghostClass: "t-ghost",
      onEnd: ({ item, oldIndex, newIndex }) => {
        if (oldIndex === newIndex) return;
        const form = [...item.querySelectorAll("form[data-tools]")].find((one) => one.closest("[data-id]") === item);
        form.elements.before.value = item.nextElementSibling?.dataset.id ?? "";
        const action = Object.assign(document.createElement("input"), { type: "hidden", name: "action", value: "move" });
        form.append(action);
        form.requestSubmit();
      },
    });
  }
}

function tell() {
  const live = document.getElementById("tailor-live");
  if (live && say) say.textContent = live.dataset.say;
}

// The market is asked again once the editing pauses, and only for another version.
function market() {
  const version = document.getElementById("tailor-live")?.dataset.version;
  if (version === shownVersion) return;
  shownVersion = version;
  clearTimeout(asking);
  asking = setTimeout(() => {
    const panel = document.getElementById("tailor-market");
    if (panel) window.htmx.trigger(panel, "moved");
  }, PAUSE);
}

// What was unfolded stays so when the panel is drawn anew.
function unfolded() {
  for (const more of fresh(document, "[data-keep-open]", "keep-open")) {
    if (open.has(more.dataset.keepOpen)) more.open = true;
  }
}

function start() {
  document.documentElement.classList.add("scripted");
  lines(document);
  drags(document);
}

start();

// Heard on its way down, as it does not bubble: nothing is missed however late a panel was drawn.
document.addEventListener("toggle", ({ target }) => {
  if (target.dataset?.keepOpen) open[target.open ? "add" : "delete"](target.dataset.keepOpen);
}, true);

document.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (pressed?.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

document.addEventListener("htmx:before:request", (event) => {
  const form = event.detail.ctx.sourceElement;
  if (form?.matches?.("[data-autosave]")) form.dataset.sent = area(form).value;
});

document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement: form, response } = event.detail.ctx;
  if (!form?.matches?.("[data-autosave]")) return;
  if (response.status >= 500) return lost(form);
  unsaved.hidden = true;
  // What was typed while the request was on its way is still to be sent.
  if (area(form).value !== form.dataset.sent) return;
  dirty.delete(area(form).id);
  form.classList.remove("dirty");
});

function lost(form) {
  unsaved.hidden = false;
  later(form, AGAIN);
}

document.addEventListener("htmx:error", (event) => {
  const form = event.detail.ctx?.sourceElement;
  if (form?.matches?.("[data-autosave]")) lost(form);
});

window.addEventListener("online", () => {
  for (const form of document.querySelectorAll("form.dirty[data-autosave]")) send(form);
});

window.addEventListener("beforeunload", (event) => {
  if (dirty.size) event.preventDefault();
});

document.addEventListener("htmx:before:swap", () => {
  focused = document.activeElement?.id || null;
});

document.addEventListener("htmx:after:swap", () => {
  start();
  tell();
  market();
  unfolded();
  const again = focused && document.getElementById(focused);
  if (again && document.activeElement !== again) again.focus({ preventScroll: true });
});
