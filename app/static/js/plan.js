// The what-if answers while one ticks, so its button is for those without scripts.
for (const form of document.querySelectorAll("[data-what-if]")) {
  form.querySelector("[data-without-scripts]").hidden = true;
}
