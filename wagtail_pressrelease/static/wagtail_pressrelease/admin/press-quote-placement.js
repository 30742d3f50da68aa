/**
 * In a block that places a quote: a list of the quotes that stand in the form. What is stored stays in the block's own
 * input, so that nothing is lost where a quote is gone or not yet there.
 */
(() => {
  const WORDS = 40;

  // crypto.randomUUID() is missing on a site without HTTPS.
  function newUid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  class QuotePlacementController extends window.StimulusModule.Controller {
    connect() {
      if (this.select) return;
      this.select = document.createElement('select');
      this.select.id = this.element.id;
      this.select.setAttribute('data-press-quotes', '');
      if (this.element.required) this.select.required = true;
      this.element.removeAttribute('id');
      this.element.type = 'hidden';
      this.element.insertAdjacentElement('afterend', this.select);
      this.fill = this.fill.bind(this);
      this.select.addEventListener('focus', this.fill);
      this.select.addEventListener('pointerdown', this.fill);
      this.select.addEventListener('change', () => {
        this.element.value = this.select.value;
        this.element.dispatchEvent(new Event('change', { bubbles: true }));
      });
      document.addEventListener('w-autosave:success', this.fill);
      this.fill();
    }

    disconnect() {
      document.removeEventListener('w-autosave:success', this.fill);
    }

    fill() {
      const current = this.element.value;
      const quotes = this.quotes();
      if (current && !quotes.some((quote) => quote.uid === current)) {
        quotes.push({ uid: current, label: this.element.dataset.missing || current });
      }
      const options = [{ uid: '', label: '—' }, ...quotes];
      const wanted = JSON.stringify(options);
      if (wanted === this.shown) return;
      this.shown = wanted;
      this.select.replaceChildren(...options.map(({ uid, label }) => new Option(label, uid, false, uid === current)));
    }

    quotes() {
      return [...document.querySelectorAll('#id_quotes-FORMS > [data-inline-panel-child]')]
        .filter((row) => !row.classList.contains('deleted'))
        .map((row) => ({ uid: this.uidOf(row), label: this.labelOf(row) }))
        .filter(({ uid }) => uid);
    }

    uidOf(row) {
      const input = row.querySelector('[name^="quotes-"][name$="-uid"]');
      // The server would name a new row when it saves it; here it can be placed before that.
      if (input && !input.value) input.value = newUid();
      return input?.value || '';
    }

    labelOf(row) {
      const speaker = (row.querySelector('[data-chooser-title]')?.textContent || '').trim();
      // In the language of the body that the block stands in, as long as it is written there.
      const body = this.element.closest('[data-press-language-lang-value]')?.dataset.pressLanguageLangValue;
      const endings = body === 'ja' ? ['-text_ja', '-text_en'] : ['-text_en', '-text_ja'];
      const words = endings.map((ending) => this.valueIn(row, ending)).find(Boolean) || '';
      const first = words.length > WORDS ? `${words.slice(0, WORDS)}…` : words;
      return [speaker, first].filter(Boolean).join(': ') || '…';
    }

    valueIn(row, ending) {
      return row.querySelector(`[name^="quotes-"][name$="${ending}"]`)?.value || '';
    }
  }

  window.wagtail.app.register('press-quote-placement', QuotePlacementController);
})();
