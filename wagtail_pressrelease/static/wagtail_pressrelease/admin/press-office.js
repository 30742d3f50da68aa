/**
 * In a row with a person: the office that will be printed. The server works it out from what stands in the form now,
 * saved or not.
 */
(() => {
  const PAUSE = 300;
  const OF_THE_RELEASE = [
    'agreement_signed_on',
    'agreement_signed_at',
    'agreement_signed_at_zone',
    'agreement_signed_at_which',
    'released_at',
    'released_at_zone',
    'released_at_which',
  ];
  const OF_THE_ROW = ['organization', 'office_en', 'office_ja'];

  class OfficeController extends window.StimulusModule.Controller {
    static values = { url: String, row: String, person: String, page: String, stored: String };

    connect() {
      this.form = this.element.closest('form');
      if (!this.form) return;
      this.changed = this.changed.bind(this);
      ['input', 'change'].forEach((name) => this.form.addEventListener(name, this.changed));
      this.refresh();
    }

    disconnect() {
      window.clearTimeout(this.waiting);
      this.asking?.abort();
      ['input', 'change'].forEach((name) => this.form?.removeEventListener(name, this.changed));
    }

    changed(event) {
      const name = event.target.name || '';
      const counts =
        OF_THE_RELEASE.includes(name) || name.startsWith(`${this.rowValue}-`) || name.startsWith('parties-');
      if (!counts) return;
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.refresh(), PAUSE);
    }

    async refresh() {
      const asked = this.question();
      if (asked === this.asked) return;
      this.asked = asked;
      this.asking?.abort();
      if (!asked) {
        this.element.replaceChildren();
        return;
      }
      this.asking = new AbortController();
      try {
        const answer = await fetch(`${this.urlValue}?${asked}`, {
          headers: { 'X-Requested-With': 'XMLHttpRequest' },
          signal: this.asking.signal,
        });
        // The server escapes every word of it.
        this.element.innerHTML = answer.ok && !answer.redirected ? await answer.text() : '';
      } catch (error) {
        if (error.name === 'AbortError') return;
        this.asked = null;
        this.element.replaceChildren();
      }
    }

    /** What the server needs to know, or nothing where nobody is chosen. */
    question() {
      const query = new URLSearchParams(this.storedValue);
      this.add(query, 'person', `${this.rowValue}-${this.personValue}`);
      if (!query.get('person')) return '';
      query.append('page', this.pageValue);
      OF_THE_ROW.forEach((name) => this.add(query, name, `${this.rowValue}-${name}`));
      OF_THE_RELEASE.forEach((name) => this.add(query, name, name));
      if (this.form.elements.namedItem('agreement_signed_on')) query.append('facts', 'shown');
      this.form.querySelectorAll('[name^="parties-"][name$="-organization"]').forEach((party) => {
        const gone = this.form.elements.namedItem(party.name.replace(/organization$/, 'DELETE'))?.value;
        if (party.value && !gone) query.append('parties', party.value);
      });
      return query.toString();
    }

    add(query, name, input) {
      const value = this.form.elements.namedItem(input)?.value;
      if (value) query.append(name, value);
    }
  }

  window.wagtail.app.register('press-office', OfficeController);
})();
