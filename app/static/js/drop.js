// Files may be dropped on the zone; their names and sizes are listed, and a too large one is named before anything is sent.
import { fresh } from "./once.js";

const MB = 1024 * 1024;

export function size(bytes) {
  return bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

function row(file, most) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const note = document.createElement("span");
  const large = most && file.size > most * MB;
  name.textContent = file.name;
  note.textContent = large ? `${size(file.size)}: larger than the ${most} MB that are read` : size(file.size);
  note.className = large ? "too-large num" : "quiet num";
  item.append(name, note);
  return item;
}

function take(input, dropped) {
  const taken = new DataTransfer();
  for (const file of input.multiple ? dropped : [...dropped].slice(0, 1)) taken.items.add(file);
  input.files = taken.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export function start(scope) {
  for (const drop of fresh(scope, "[data-drop]", "drop")) {
    const input = drop.querySelector("input[type=file]");
    const zone = drop.querySelector(".drop-zone");
    const list = drop.querySelector("[data-drop-list]");
    drop.querySelector("[data-drop-words]").hidden = false;
    const show = () => list.replaceChildren(...[...input.files].map((file) => row(file, Number(drop.dataset.maxMb))));
    input.addEventListener("change", show);
    // A quick hand chose before this file was there.
    show();
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", (event) => {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
    });
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      if (event.dataTransfer.files.length) take(input, event.dataTransfer.files);
    });
  }
}
