/**
 * A press on Save waits for the autosave that is on its way, and no autosave begins behind it. Without this, a new release
 * that is saved within a second of the first typed word is made twice: once by the button, once by the autosave. It waits
 * for rich text too, whose editor hands over what was typed a quarter of a second later.
 */
(() => {
  const PATIENCE = 5000; // milliseconds, after which the button goes first
  const HANDOVER = 300; // milliseconds
  let typed = 0;
  let underWay = null;
  let leaving = null;

  document.addEventListener('w-autosave:save', (event) => {
    if (leaving === event.target) event.preventDefault();
    else if (!event.defaultPrevented) underWay = { form: event.target, since: Date.now() };
  });
  ['success', 'error'].forEach((end) => {
    document.addEventListener(`w-autosave:${end}`, () => {
      underWay = null;
    });
  });

  ['keydown', 'input'].forEach((name) => {
    document.addEventListener(name, ({ target }) => {
      if (target.closest?.('.Draftail-Editor')) typed = Date.now();
    });
  });

  document.addEventListener(
    'submit',
    (event) => {
      const { target: form, submitter } = event;
      const isSaving = underWay?.form === form && Date.now() - underWay.since <= PATIENCE;
      if (!isSaving && Date.now() - typed > HANDOVER) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leaving = form;
      let timer = setTimeout(go, isSaving ? PATIENCE : HANDOVER);
      function go() {
        clearTimeout(timer);
        underWay = null;
        ['success', 'error'].forEach((end) => document.removeEventListener(`w-autosave:${end}`, go));
        if (Date.now() - typed <= HANDOVER) {
          timer = setTimeout(go, HANDOVER);
          return;
        }
        // Wagtail has disabled the button by now, and a disabled one no longer says what was pressed.
        const pressed = Object.assign(document.createElement('input'), { type: 'hidden' });
        pressed.name = submitter?.name || '';
        pressed.value = submitter?.value || '';
        form.append(pressed);
        form.requestSubmit();
        pressed.remove();
      }
      if (isSaving) ['success', 'error'].forEach((end) => document.addEventListener(`w-autosave:${end}`, go));
    },
    true,
  );

  window.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) leaving = event.target;
  });
  window.addEventListener('pageshow', () => {
    leaving = null;
  });
})();
