// Runs before the first paint, so a chosen theme never flashes. Without a choice the system decides.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // Storage may be refused; then the system decides.
  }
})();
