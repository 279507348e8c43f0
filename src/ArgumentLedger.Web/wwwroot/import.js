// Drafts of threads, quicker: words selected in a piece are where it can be split, and what was typed is not lost.
const form = document.getElementById("draft-form");

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection?.toString().trim();
  const piece = selection?.anchorNode?.parentElement?.closest("[data-piece]");
  if (!words || !piece || !piece.contains(selection.focusNode)) return;
  const field = document.getElementById(`split-${piece.dataset.piece}`);
  field.value = words.split("\n")[0].slice(0, 200);
  field.closest("details").open = true;
});

let isChanged = false;
form?.addEventListener("input", () => { isChanged = true; });
form?.addEventListener("submit", () => { isChanged = false; });
addEventListener("beforeunload", event => { if (isChanged) event.preventDefault(); });
