// The what-if answers while one ticks, so its button is for those without scripts.
for (const form of document.querySelectorAll("[data-what-if]")) {
  form.querySelector("[data-without-scripts]").hidden = true;
}

// On paper nothing can be unfolded: what the shown steps rest on is printed with them.
const folded = () => document.querySelectorAll(".plan .option-more:not([open])");
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()].filter((one) => !one.closest(".fold:not([open])"));
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
  opened = [];
});
