/** The keys of the screen. While Japanese is being converted every one of them belongs to the converter. */
(() => {
  const desk = window.pressDesk;
  const CONVERTING = 229; // what Safari sends for the key that ends a conversion

  class KeysController extends window.StimulusModule.Controller {
    /** In the capture phase: Draftail splits a paragraph on any Enter, whatever is held with it. */
    key(event) {
      if (event.isComposing || event.keyCode === CONVERTING || desk.composing) return;
      const row = desk.rows.get(event.target.closest('.desk-row')?.dataset.unit);
      if (!row) return;
      const control = event.ctrlKey || event.metaKey;
      const arrow = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === 'Enter' && control && !event.altKey && !event.shiftKey) this.take(event, 'main', { row });
      else if (event.key === 'Enter' && event.altKey && !control && !event.shiftKey) this.take(event, 'still', { row });
      else if (arrow && event.altKey && !control && !event.shiftKey) this.take(event, 'step', { row, by: arrow });
      else if (event.key === 'Enter' && event.target.matches('[data-plain]:not([data-lines])')) event.preventDefault();
    }

    take(event, name, detail) {
      event.preventDefault();
      event.stopImmediatePropagation();
      desk.tell(this.element, name, detail);
    }

    began() {
      desk.composing = true;
    }

    ended() {
      desk.composing = false;
      desk.tell(this.element, 'composed', {});
    }
  }

  window.wagtail.app.register('press-desk-keys', KeysController);
})();
