// What a reader's page can do with a script; without one, nothing is missing but these buttons.
(() => {
  const SHOWN = 2500; // milliseconds that a button says what it did

  const status = document.createElement("p");
  status.className = "press-said";
  status.setAttribute("role", "status");

  async function copy(button) {
    const { pressCopy, pressCopied, pressNotCopied } = button.dataset;
    let said = pressCopied;
    try {
      await navigator.clipboard.writeText(pressCopy);
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

  const buttons = navigator.clipboard ? document.querySelectorAll("[data-press-copy]") : [];
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  if (buttons.length) {
    status.lang = buttons[0].closest("[lang]").lang;
    document.body.append(status);
  }
})();
