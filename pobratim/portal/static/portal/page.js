// Small comforts; every page works without them.

// One open superscript closes with Escape and with a click elsewhere.
function close(except) {
  document.querySelectorAll("details.why[open]").forEach((each) => {
    if (each !== except) each.open = false;
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.why[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", (event) => close(event.target.closest("details.why")));

// In a document, a fact and its words point at each other without a new page.
function choose(fact, scroll) {
  document.querySelectorAll(".sheet mark").forEach((mark) => {
    mark.classList.toggle("chosen", mark.dataset.facts.split(" ").includes(fact));
  });
  document.querySelectorAll(".fact").forEach((each) => {
    const mine = each.id === `fact-${fact}`;
    each.classList.toggle("chosen", mine);
    const link = each.querySelector(".fact-link");
    if (mine) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
  });
  const words = document.querySelector(".sheet mark.chosen");
  if (scroll === "words") words?.scrollIntoView({ block: "center" });
  if (scroll === "fact") document.getElementById(`fact-${fact}`)?.scrollIntoView({ block: "nearest" });
  const address = new URL(location.href);
  address.searchParams.set("fact", fact);
  address.hash = `f${fact}`;
  history.replaceState(history.state, "", address);
}
document.addEventListener("click", (event) => {
  const link = event.target.closest(".fact-link[data-fact]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    choose(link.dataset.fact, "words");
    return;
  }
  const mark = event.target.closest(".sheet mark");
  if (mark && !getSelection().toString()) choose(mark.dataset.facts.split(" ").pop(), "fact");
});
document.querySelector(".sheet mark.chosen")?.scrollIntoView({ block: "center" });

// An answer that does not come is said, not swallowed.
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(name, () => {
    const trouble = document.getElementById("trouble");
    if (!trouble) return;
    trouble.hidden = false;
    trouble.scrollIntoView({ block: "nearest" });
  });
document.addEventListener("htmx:afterSwap", () => {
  const trouble = document.getElementById("trouble");
  if (trouble) trouble.hidden = true;
});
