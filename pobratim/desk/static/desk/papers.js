// Files dropped on the form go at once; without scripts they are chosen in the usual way.
const form = document.querySelector(".drop");
if (form) {
  const input = form.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"])
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"])
    form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
