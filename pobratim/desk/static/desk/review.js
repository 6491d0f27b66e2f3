// The review by keyboard: A accept, C correct, R reject, G ground, N next that waits, U undo, W words, ? the keys.
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
  if (event.key === "Escape") here()?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "?") {
    const keys = document.getElementById("keys");
    if (keys) keys.open = !keys.open;
    return;
  }
  // Keys are known by their place on the keyboard, so that they work in the Russian layout too.
  const key = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  if (key === "n") { event.preventDefault(); goTo(next(here())); return; }
  if (sheet && key === "w") { event.preventDefault(); enterPaper(); return; }
  const card = current();
  const button = card?.querySelector(`[data-key="${key}"]`);
  if (!key || !button) return;
  event.preventDefault();
  if (key === "g") { button.focus(); return; }
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

// Words of the paper: what is selected fills the field that a person corrects, or becomes a new fact.
const sheet = document.querySelector(".sheet");
const maker = document.getElementById("make-fact");
let asking = null;

function place(node, offset) {
  const line = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-start]");
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return Number(line.dataset.start) + [...before.toString()].length;
}
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!sheet?.contains(range.commonAncestorContainer)) return null;
  const text = range.toString();
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || !text.trim()) return null;
  return { start: start + [...text].length - [...text.trimStart()].length, end: end - [...text].length + [...text.trimEnd()].length, text: text.trim() };
}
function enterPaper() {
  const selection = getSelection();
  const from = sheet.querySelector("mark.chosen") ?? sheet.querySelector("p");
  selection.collapse(from.firstChild ?? from, 0);
  sheet.focus({ preventScroll: true });
}
function take() {
  const words = selected();
  if (!words) return;
  const form = asking?.isConnected ? asking.closest(".correct form") : null;
  if (form) {
    asking.value = words.text.replace(/\s+/g, " ");
    form.elements.words_start.value = words.start;
    form.elements.words_end.value = words.end;
    getSelection().removeAllRanges();
    asking.focus();
  } else if (maker) location.href = `${maker.pathname}?start=${words.start}&end=${words.end}`;
}
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(".correct input:not([type=hidden]), .correct textarea")) asking = event.target;
  else if (event.target.matches?.(".card")) asking = null;
});
document.addEventListener("selectionchange", () => {
  const words = selected();
  if (maker && words) maker.href = `${maker.pathname}?start=${words.start}&end=${words.end}`;
});
sheet?.addEventListener("mouseup", () => { if (asking?.isConnected) take(); });
sheet?.addEventListener("keydown", (event) => {
  const forward = { ArrowRight: true, ArrowLeft: false }[event.key];
  if (event.key === "Enter") { event.preventDefault(); take(); return; }
  if (forward === undefined) return;
  event.preventDefault();
  getSelection().modify(event.shiftKey ? "extend" : "move", forward ? "forward" : "backward", "word");
});
