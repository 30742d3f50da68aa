/** What the screen's scripts tell people: read out, and shown too where somebody has to know. */
(() => {
  class SaidController extends window.StimulusModule.Controller {
    say({ detail: { text, isShown } }) {
      clearTimeout(this.silence);
      this.element.textContent = '';
      this.element.classList.toggle('is-shown', Boolean(isShown));
      requestAnimationFrame(() => {
        this.element.textContent = text;
      });
      if (isShown) this.silence = setTimeout(() => this.element.classList.remove('is-shown'), 8000);
    }
  }

  window.wagtail.app.register('press-desk-said', SaidController);
})();
