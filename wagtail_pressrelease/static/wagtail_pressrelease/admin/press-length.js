/** Under a text: how long it is, and whether that is too long to be read well. */
(() => {
  const segmenter = new Intl.Segmenter();

  class LengthController extends window.StimulusModule.Controller {
    static values = { limit: Number, text: String, long: String };

    connect() {
      this.output = document.createElement('div');
      this.output.className = 'press-length';
      this.element.insertAdjacentElement('afterend', this.output);
      // Read out when the limit is crossed, not at every key.
      this.warning = document.createElement('div');
      this.warning.className = 'w-sr-only';
      this.warning.setAttribute('aria-live', 'polite');
      this.output.insertAdjacentElement('afterend', this.warning);
      this.count();
    }

    disconnect() {
      this.output.remove();
      this.warning.remove();
    }

    count() {
      const count = [...segmenter.segment(this.element.value)].length;
      const isLong = count > this.limitValue;
      const text = (isLong ? this.longValue : this.textValue)
        .replace('{count}', count)
        .replace('{limit}', this.limitValue);
      this.output.textContent = text;
      this.output.classList.toggle('press-length--long', isLong);
      if (isLong && !this.wasLong) this.warning.textContent = text;
      if (!isLong) this.warning.textContent = '';
      this.wasLong = isLong;
    }
  }

  window.wagtail.app.register('press-length', LengthController);
})();
