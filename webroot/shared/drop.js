// Files that are dropped on a page: one that nobody takes would be opened by the browser in the place of the page.

/** @param {(files: File[]) => void} dropped */
export function listenForFiles(dropped) {
  const files = event => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", event => {
    if (!files(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", event => {
    if (!files(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    if (event.dataTransfer.files.length) dropped([...event.dataTransfer.files]);
  });
}
