// j and k go from posting to posting in a list, / goes to the search. Nothing happens while somebody types.
function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function step(list, by) {
  const links = [...list.querySelectorAll(".posting-title a")];
  const at = links.findIndex((link) => link.closest(".posting").contains(document.activeElement));
  const next = links[at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (!next) return;
  next.focus();
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  next.closest(".posting").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

const list = document.querySelector("[data-keys]");
const search = document.querySelector('[data-focus-key="/"]');
const hint = document.querySelector("[data-keys-hint]");
if (hint) hint.hidden = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (list && (event.key === "j" || event.key === "k")) {
    event.preventDefault();
    step(list, event.key === "j" ? 1 : -1);
  }
});
