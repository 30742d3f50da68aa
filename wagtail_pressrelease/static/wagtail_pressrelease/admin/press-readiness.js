/** Keeps the counter on the toggle of "Ready to publish?" at what the panel says after an autosave. */
(() => {
  class ReadinessController extends window.StimulusModule.Controller {
    static values = { count: Number };

    connect() {
      const counter = document.querySelector(
        '[data-side-panel-toggle="readiness"] [data-side-panel-toggle-counter]',
      );
      if (!counter) return;
      counter.textContent = this.countValue;
      counter.hidden = this.countValue === 0;
    }
  }

  window.wagtail.app.register('press-readiness', ReadinessController);
})();
