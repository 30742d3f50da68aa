/** Tells the browser and screen readers in which language the texts inside are written, now and when blocks are added. */
(() => {
  const TEXTS = 'input[type="text"], input:not([type]), textarea, [contenteditable="true"], .handsontable';

  class LanguageController extends window.StimulusModule.Controller {
    static values = { lang: String };

    connect() {
      this.mark();
      this.observer = new MutationObserver(() => this.mark());
      this.observer.observe(this.element, { childList: true, subtree: true });
    }

    disconnect() {
      this.observer.disconnect();
    }

    mark() {
      this.element.querySelectorAll(TEXTS).forEach((text) => {
        if (text.lang !== this.langValue) text.setAttribute('lang', this.langValue);
      });
    }
  }

  window.wagtail.app.register('press-language', LanguageController);
})();
