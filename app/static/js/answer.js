// Words, time when spoken, and a timer that can be paused, for an answer box. Readers hear it at 60, 90 and 120 seconds only.
import { fresh } from "./once.js";

const TOLD_AT = [60, 90, 120];

export function countWords(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function liveCount(box, area) {
  const place = box.querySelector("[data-words]");
  const pace = Number(box.dataset.pace) || 140;
  const show = () => {
    const words = countWords(area.value);
    const spoken = Math.round((words * 60) / pace);
    place.textContent = `${words} ${words === 1 ? "word" : "words"}, about ${clock(spoken)} spoken`;
  };
  place.hidden = false;
  area.addEventListener("input", show);
  show();
}

function timer(box) {
  const shell = box.querySelector("[data-timer]");
  const face = box.querySelector("[data-clock]");
  const say = box.querySelector("[data-say]");
  const word = box.querySelector("[data-timer-word]");
  let before = 0;
  let since = null;
  let ticking = null;
  let told = 0;

  const spent = () => Math.floor((before + (since === null ? 0 : performance.now() - since)) / 1000);
  const tick = () => {
    const now = spent();
    face.textContent = clock(now);
    face.classList.toggle("late", now >= TOLD_AT.at(-1));
    const due = TOLD_AT.filter((mark) => mark > told && mark <= now).at(-1);
    if (due) {
      told = due;
      say.textContent = `${due} seconds`;
    }
  };
  const run = () => {
    since = performance.now();
    ticking = setInterval(tick, 250);
    word.textContent = "Pause the timer";
  };
  const pause = () => {
    before += performance.now() - since;
    since = null;
    clearInterval(ticking);
    tick();
    word.textContent = "Go on with the timer";
  };

  // <output> speaks by itself each second; the status line below speaks at the three marks instead.
  face.setAttribute("aria-live", "off");
  shell.hidden = false;
  box.querySelector("[data-timer-switch]").addEventListener("click", () => (since === null ? run() : pause()));
}

export function start(scope) {
  for (const box of fresh(scope, "[data-answer]", "answer")) {
    liveCount(box, box.querySelector("textarea"));
    timer(box);
  }
}
