// The review by keyboard: A accept, C correct, R reject, N next that waits, U undo, ? the keys.
const cards = () => [...document.querySelectorAll(".card")];
const here = () => document.activeElement?.closest(".card") ?? document.querySelector(".card.chosen");
const current = () => here() ?? next(null);
const wide = matchMedia("(min-width: 56rem)");

function next(after) {
  const all = cards();
  const from = after ? all.indexOf(after) + 1 : 0;
  const order = [...all.slice(from), ...all.slice(0, from)];
  return order.find((each) => each.dataset.state === "waiting") ?? null;
}
function goTo(card) {
  if (!card) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  choose(card.dataset.fact, wide.matches ? "words" : "");
  cards().forEach((each) => each.classList.toggle("chosen", each === card));
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "?") {
    const keys = document.getElementById("keys");
    if (keys) keys.open = !keys.open;
    return;
  }
  // Keys are known by their place on the keyboard, so that they work in the Russian layout too.
  const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  if (key === "n") { event.preventDefault(); goTo(next(here())); return; }
  const card = current();
  const button = card?.querySelector(`[data-key="${key}"]`);
  if (!key || !button) return;
  event.preventDefault();
  button.click();
  if (key === "c") card.querySelector(".correct form input:not([type=hidden]), .correct form select")?.focus();
});
document.addEventListener("htmx:afterSwap", (event) => {
  const card = document.getElementById(event.detail.target.id);
  if (!card?.classList.contains("card")) return;
  if (card.dataset.state === "waiting") goTo(card);
  else goTo(next(card) ?? card);
});
document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && event.target !== card && !event.target.closest(".correct")) choose(card.dataset.fact, wide.matches ? "words" : "");
});
