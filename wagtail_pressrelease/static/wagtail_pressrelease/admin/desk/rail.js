/**
 * What stands beside the text that somebody is in: its facts and figures, earlier translations, and questions. It asks
 * the server a moment after somebody has come to rest, and never stands in the way of typing.
 */
(() => {
  const desk = window.pressDesk;
  const ARRIVED = 500; // who only passes through a text asks for nothing
  const TYPED = 700;
  const CONVERTING = 229;
  const FACT = 'press-desk-fact';

  class RailController extends window.StimulusModule.Controller {
    static targets = ['here', 'earlier', 'questions', 'heading', 'all', 'ask', 'about', 'text', 'badge', 'said', 'back'];
    static values = { besideUrl: String, askUrl: String, backUrl: String };

    connect() {
      this.screen = this.element.closest('form');
      this.asked = 0;
      this.sent = 0;
      this.heard = {
        'press-desk:enter': (event) => this.enter(event.detail.row),
        'press-desk:typed': (event) => event.detail.row === this.row && this.later(TYPED, 'here'),
        'press-desk:composed': () => this.row && this.later(TYPED, 'here'),
        'press-desk:look': () => { this.looked = this.sent; },
        // After the screen has exchanged its rows, whose marks are gone then.
        'press-desk:answer': (event) => setTimeout(() => this.follow(event.detail.answer)),
        click: (event) => this.press(event.target),
      };
      for (const [name, listener] of Object.entries(this.heard)) this.screen.addEventListener(name, listener);
      setTimeout(() => {
        this.mark();
        const wanted = new URLSearchParams(window.location.search).get('unit');
        if (wanted) desk.rows.get(wanted)?.focus();
      });
    }

    disconnect() {
      clearTimeout(this.timer);
      for (const [name, listener] of Object.entries(this.heard)) this.screen.removeEventListener(name, listener);
      CSS.highlights?.delete(FACT);
    }

    enter(row) {
      this.row = row;
      this.allTarget.setAttribute('aria-pressed', 'false');
      this.narrow();
      if (!this.hasAskTarget) return; // who only reads the translation answers
      this.askTarget.hidden = false;
      this.aboutTarget.textContent = this.aboutTarget.dataset.text.replace('{what}', row.label);
      this.offer();
      CSS.highlights?.delete(FACT);
      this.later(ARRIVED, 'all');
    }

    /** A text is sent back with a sentence, which is written where questions are. */
    press(button) {
      if (button.closest('[data-asked]')) this.headingTarget.focus();
      if (!button.closest('[data-act=return]')) return;
      this.enter(desk.rows.get(button.closest('.desk-row').dataset.unit));
      this.textTarget.focus();
    }

    // --- what the server knows about the text
    later(wait, parts) {
      clearTimeout(this.timer);
      this.parts = this.parts === 'all' ? 'all' : parts;
      this.timer = setTimeout(() => this.load(), wait);
    }

    async load() {
      const { row, parts } = this;
      if (!row || desk.composing) return;
      this.parts = null;
      this.asked += 1;
      const mine = this.asked;
      const sent = this.sent;
      const text = row.editor ? row.text : null;
      try {
        const found = await desk.post(this.besideUrlValue, { unit: row.id, text, parts });
        if (mine !== this.asked || row !== this.row) return;
        this.show(this.hereTarget, found.here);
        if (found.earlier) this.show(this.earlierTarget, found.earlier);
        // What was asked for before somebody wrote does not know what they wrote.
        if (found.questions && sent === this.sent) this.takeQuestions(found.questions);
        this.underline();
      } catch {
        // The saving of the text says when the server is away; what stands here stays as it was.
        if (mine === this.asked) this.parts = parts;
      }
    }

    /** Exchange a list, unless somebody is in it. */
    show(target, html) {
      if (!target.contains(document.activeElement) || target.querySelector(':focus')?.matches('.desk-insert')) {
        target.innerHTML = html;
      }
    }

    /** Where the facts and figures stand in the source, without touching the text. */
    underline() {
      if (!window.CSS?.highlights) return;
      const ranges = [];
      const root = this.row.element.querySelector('[data-source-text]');
      for (const { dataset } of this.hereTarget.querySelectorAll('[data-stands]')) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (root && walker.nextNode()) {
          const start = walker.currentNode.data.indexOf(dataset.stands);
          if (start < 0) continue;
          const range = new Range();
          range.setStart(walker.currentNode, start);
          range.setEnd(walker.currentNode, start + dataset.stands.length);
          ranges.push(range);
          break;
        }
      }
      CSS.highlights.set(FACT, new Highlight(...ranges));
    }

    /** The caret stays where it is. */
    stay(event) {
      event.preventDefault();
    }

    insert(event) {
      desk.tell(this.element, 'insert', { text: event.currentTarget.dataset.insert });
    }

    // --- questions
    get items() {
      return [...this.questionsTarget.querySelectorAll('[data-question]')];
    }

    /** Those about the text that somebody is in, or all. */
    narrow() {
      const isAll = this.allTarget.getAttribute('aria-pressed') === 'true' || !this.row;
      for (const item of this.items) item.hidden = !isAll && item.dataset.unit !== this.row.id;
      const none = this.questionsTarget.querySelector('[data-none]');
      if (none) none.hidden = this.items.some((item) => !item.hidden);
      this.allTarget.hidden = !this.row || !this.items.length;
      this.allTarget.querySelector('b').textContent = this.items.length;
    }

    showAll() {
      const isAll = this.allTarget.getAttribute('aria-pressed') === 'true';
      this.allTarget.setAttribute('aria-pressed', String(!isAll));
      this.narrow();
    }

    /** Each text says how many questions are open about it. */
    mark() {
      this.offer();
      for (const badge of this.screen.querySelectorAll('.desk-row [data-asked]')) badge.remove();
      for (const row of desk.rows.values()) {
        const number = this.items.filter((item) => item.dataset.unit === row.id).length;
        row.element.classList.toggle('has-question', number > 0);
        if (!number) continue;
        const badge = this.badgeTarget.content.firstElementChild.cloneNode(true);
        badge.querySelector('b').textContent = number;
        const meta = row.part('meta');
        meta.insertBefore(badge, meta.querySelector('.desk-acts'));
      }
    }

    /** What a look brings of questions, unless somebody is among them or has sent something since it was asked for. */
    follow({ questions }) {
      const isIn = this.questionsTarget.contains(document.activeElement);
      if (questions && this.looked === this.sent && !isIn) this.takeQuestions(questions);
      this.mark();
    }

    takeQuestions(html) {
      if (this.questionsTarget.querySelector('[data-reply]:not([hidden])')) return; // somebody is answering
      this.questionsTarget.innerHTML = html;
      this.narrow();
      this.mark();
    }

    /** Ctrl+Enter sends what is written here, and does nothing while Japanese is being converted. */
    keys(event) {
      if (event.isComposing || event.keyCode === CONVERTING || event.key !== 'Enter') return;
      if (!(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.target.parentElement.querySelector('button').click();
    }

    async ask() {
      const text = this.textTarget.value.trim();
      if (!text || !this.row) return;
      const answer = await this.send(this.askUrlValue, { unit: this.row.id, text }, 'asked');
      if (answer) this.textTarget.value = '';
    }

    offer() {
      if (this.hasBackTarget) this.backTarget.hidden = !this.row || !('returnable' in this.row.element.dataset);
    }

    async back() {
      const text = this.textTarget.value.trim();
      if (!text || !this.row || !(await desk.settle())) return;
      const answer = await this.send(this.backUrlValue, { unit: this.row.id, text, seen: desk.seen() }, 'returned');
      if (!answer) return;
      this.textTarget.value = '';
      desk.tell(this.element, 'answer', { answer, sent: new Map() });
    }

    reply(event) {
      const box = event.currentTarget.closest('[data-question]').querySelector('[data-reply]');
      box.hidden = !box.hidden;
      event.currentTarget.setAttribute('aria-expanded', String(!box.hidden));
      if (!box.hidden) box.querySelector('textarea').focus();
    }

    async answer(event) {
      const item = event.currentTarget.closest('[data-question]');
      const text = item.querySelector('textarea').value.trim();
      if (text) await this.send(item.dataset.answerUrl, { text }, 'answered');
    }

    async resolve(event) {
      await this.send(event.currentTarget.closest('[data-question]').dataset.resolveUrl, {}, 'settled');
    }

    async send(url, body, done) {
      try {
        const answer = await desk.post(url, body);
        this.sent += 1;
        this.questionsTarget.innerHTML = answer.questions;
        this.narrow();
        this.mark();
        this.headingTarget.focus();
        this.saidTarget.textContent = this.saidTarget.dataset[done];
        return answer;
      } catch (error) {
        const why = error.message || this.saidTarget.dataset.failed;
        desk.tell(this.element, 'say', { text: why, isShown: true });
        return null;
      }
    }
  }

  window.wagtail.app.register('press-desk-rail', RailController);
})();
