// Speaking instead of typing, where the browser can: what it heard is written into the box and stays to be corrected.
// Recognition on the device is asked for; where the browser only offers its maker's server, the person is told before the first word.
import { fresh } from "./once.js";

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const LANGUAGE = "en";

async function worksHere() {
  try {
    if (!("processLocally" in Recognition.prototype) || !Recognition.available) return false;
    const options = { langs: [LANGUAGE], processLocally: true };
    const state = await Recognition.available(options);
    if (state === "available") return true;
    return state === "downloadable" && (await Recognition.install(options));
  } catch {
    return false;
  }
}

const WHERE = {
  here: "What you say is turned into text on this device. No sound leaves it, and none is kept.",
  there: "This browser sends what you say to its maker to be turned into text. Critical Path gets the text only, and keeps no sound. Press again to start, or go on typing.",
};
const TROUBLE = {
  "not-allowed": "The browser has no leave to use the microphone. Allow it in the address bar, or type.",
  "service-not-allowed": "The browser offers no speech recognition here. Type your answer instead.",
  "audio-capture": "No microphone was found. Type your answer instead.",
  network: "The browser could not reach its speech service. What was written so far stays; go on typing.",
  "language-not-supported": "The browser does not understand English here. Type your answer instead.",
};

function add(area, words) {
  const glue = area.value && !/\s$/.test(area.value) ? " " : "";
  area.value += glue + words.trim();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function voice(box) {
  const area = box.closest("form").querySelector("textarea");
  const spoken = box.closest("form").querySelector("[name=spoken]");
  const button = box.querySelector("button");
  const word = box.querySelector("[data-voice-word]");
  const note = box.querySelector("[data-voice-note]");
  let heard = null;
  let local = null;
  let isTold = false;

  const show = (on) => {
    button.setAttribute("aria-pressed", String(on));
    word.textContent = on ? "Stop listening" : "Speak instead";
  };

  const stop = () => {
    const running = heard;
    heard = null;
    running?.stop();
    show(false);
  };

  const begin = () => {
    heard = new Recognition();
    heard.lang = LANGUAGE;
    heard.continuous = true;
    heard.interimResults = false;
    if (local) heard.processLocally = true;
    heard.onresult = (event) => {
      for (let at = event.resultIndex; at < event.results.length; at += 1) {
        if (event.results[at].isFinal) add(area, event.results[at][0].transcript);
      }
      if (spoken) spoken.value = "1";
    };
    heard.onerror = (event) => {
      if (event.error === "no-speech" || event.error === "aborted") return;
      note.textContent = TROUBLE[event.error] ?? "Listening stopped. What was written so far stays; go on typing.";
      stop();
    };
    heard.onend = () => {
      // A browser ends by itself after a pause; a person who is still thinking goes on.
      if (heard) heard.start();
    };
    heard.start();
    show(true);
  };

  button.addEventListener("click", async () => {
    if (heard) {
      stop();
      return;
    }
    local ??= await worksHere();
    note.textContent = local ? WHERE.here : WHERE.there;
    if (!local && !isTold) {
      isTold = true;
      return;
    }
    begin();
  });
  box.closest("form").addEventListener("submit", stop);
  box.hidden = false;
}

export function start(scope) {
  if (!Recognition) return;
  for (const box of fresh(scope, "[data-voice]", "voice")) voice(box);
}

start(document);
