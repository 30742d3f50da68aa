/**
 * Keeps the counter on the toggle of "Texts to choose between" at what the panel says after an autosave, and opens the
 * panel when a text of this very form was kept.
 */
(() => {
  class KeptController extends window.StimulusModule.Controller {
    static values = { count: Number, open: Boolean };

    connect() {
      const toggle = document.querySelector('[data-side-panel-toggle="kept"]');
      const counter = toggle?.querySelector('[data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = this.countValue;
        counter.hidden = this.countValue === 0;
      }
      if (this.openValue && toggle?.getAttribute('aria-expanded') !== 'true') toggle?.click();
    }
  }

  window.wagtail.app.register('press-kept', KeptController);
})();
