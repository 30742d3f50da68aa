// What a reader's page can do with a script; without one, nothing is missing but these buttons.
(() => {
  const SHOWN = 2500; // milliseconds that a button says what it did

  const status = document.createElement("p");
  status.className = "press-said";
  status.setAttribute("role", "status");

  async function fetched(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    return answer.text();
  }

  // Some browsers let a page copy only at the very click, so that they are given a promise of the text there.
  function copyFetched(address) {
    const text = fetched(address);
    if (typeof ClipboardItem === "undefined") return text.then((words) => navigator.clipboard.writeText(words));
    const plain = text.then((words) => new Blob([words], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain })]);
  }

  async function copy(button) {
    const { pressCopy, pressCopyFrom, pressCopied, pressNotCopied } = button.dataset;
    let said = pressCopied;
    try {
      await (pressCopyFrom ? copyFetched(pressCopyFrom) : navigator.clipboard.writeText(pressCopy));
    } catch {
      said = pressNotCopied;
    }
    button.dataset.pressName ??= button.textContent;
    button.textContent = status.textContent = said;
    setTimeout(() => {
      button.textContent = button.dataset.pressName;
      status.textContent = "";
    }, SHOWN);
  }

  const buttons = navigator.clipboard ? document.querySelectorAll("[data-press-copy], [data-press-copy-from]") : [];
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  if (buttons.length) {
    status.lang = buttons[0].closest("[lang]").lang;
    document.body.append(status);
  }
})();
