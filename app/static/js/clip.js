// In the window that the bookmarklet opened: says that it is ready, takes the page, and sends it on as a form.
const form = document.querySelector("[data-clip]");
const say = document.querySelector("[data-clip-say]");
const late = document.querySelector("[data-clip-late]");

const giveUp = setTimeout(() => {
  say.hidden = true;
  late.hidden = false;
}, window.opener ? 8000 : 0);

addEventListener("message", ({ source, data }) => {
  if (!window.opener || source !== window.opener || data?.kind !== form.dataset.page) return;
  clearTimeout(giveUp);
  late.hidden = true;
  say.hidden = false;
  say.textContent = "Reading the page.";
  for (const name of ["token", "url", "html"]) form.elements[name].value = String(data[name] ?? "");
  form.submit();
});

// Which site opened this window is not known yet, and the word says nothing.
window.opener?.postMessage(form.dataset.ready, "*");
