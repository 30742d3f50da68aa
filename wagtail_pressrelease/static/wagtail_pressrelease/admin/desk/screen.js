/** The translator's screen: its rows, which of them are shown, what is done with one, and what an answer changes. */
(() => {
  const desk = window.pressDesk;

  class DeskController extends window.StimulusModule.Controller {
    static targets = ['row', 'empty', 'confirmAll', 'ready', 'isReady'];
    static values = { language: String, filter: { type: String, default: 'all' } };

    connect() {
      desk.rows.clear();
      this.rowTargets.forEach((element) => this.enrol(element));
      this.heard = {
        'press-desk:answer': (event) => this.receive(event.detail),
        'press-desk:main': ({ detail: { row } }) => this.settle(row, row.main),
        'press-desk:still': (event) => event.detail.row.isOutdated && this.settle(event.detail.row, 'confirm'),
        'press-desk:onward': () => this.next(),
        'press-desk:step': (event) => this.step(event.detail),
        'press-desk:insert': (event) => this.active?.editor?.insert(event.detail.text),
      };
      for (const [name, listener] of Object.entries(this.heard)) this.element.addEventListener(name, listener);
      this.left = (event) => this.leave(event);
      this.element.addEventListener('focusout', this.left);
      const header = document.querySelector('.w-slim-header');
      this.observer = new ResizeObserver(() => {
        this.element.style.setProperty('--desk-head', `${header.offsetHeight}px`);
      });
      if (header) this.observer.observe(header);
      this.count();
      document.body.dataset.deskReady = '';
    }

    disconnect() {
      this.observer.disconnect();
      this.element.removeEventListener('focusout', this.left);
      for (const [name, listener] of Object.entries(this.heard)) this.element.removeEventListener(name, listener);
    }

    enrol(element) {
      const row = new desk.Row(element, this.languageValue, () => {
        this.changed(row);
        desk.tell(row.element, 'typed', { row });
      });
      desk.rows.set(row.id, row);
      return row;
    }

    /** A form is only here for Wagtail's preview. */
    stay() {}

    rowOf(event) {
      return desk.rows.get(event.target.closest('.desk-row').dataset.unit);
    }

    inOrder() {
      return this.rowTargets.map((element) => desk.rows.get(element.dataset.unit)).filter(Boolean);
    }

    // --- where one is
    enter(event) {
      const row = desk.rows.get(event.target.closest('.desk-row')?.dataset.unit);
      if (!row || row === this.active) return;
      this.active?.element.classList.remove('is-active');
      this.active = row;
      if (!this.isPressing) this.unfold();
      desk.tell(row.element, 'enter', { row });
    }

    unfold() {
      this.active?.element.classList.add('is-active');
    }

    /** A row unfolds when one enters it: not while a button in it is pressed, which would move away from the pointer. */
    press(event) {
      if (!event.target.closest('.desk-row button')) return;
      this.isPressing = true;
      const release = () => {
        this.isPressing = false;
        this.unfold();
      };
      window.addEventListener('pointerup', () => setTimeout(release), { once: true });
    }

    /** What came for a row while somebody was in it is shown when they leave it untouched. */
    leave(event) {
      const row = desk.rows.get(event.target.closest('.desk-row')?.dataset.unit);
      if (!row?.waiting || row.isDirty || row.box?.contains(event.relatedTarget)) return;
      row.exchange(row.waiting);
      row.flash();
      this.count();
    }

    step({ row, by }) {
      const shown = this.inOrder().filter((each) => !each.element.hidden);
      shown[shown.indexOf(row) + by]?.focus();
    }

    next() {
      const rows = this.inOrder();
      const place = rows.indexOf(this.active) + 1;
      const found = [...rows.slice(place), ...rows.slice(0, place)].find((row) => row.isTodo && row !== this.active);
      if (found) {
        found.element.hidden = false;
        found.focus();
      } else {
        this.say(desk.text('nothing_left'));
      }
    }

    filter(event) {
      this.filterValue = event.currentTarget.dataset.filter;
      for (const button of this.element.querySelectorAll('.desk-filters button')) {
        button.setAttribute('aria-pressed', button.dataset.filter === this.filterValue);
      }
      const shows = { all: () => true, todo: (row) => row.isTodo, outdated: (row) => row.isOutdated }[this.filterValue];
      for (const row of desk.rows.values()) row.element.hidden = !shows(row);
      this.emptyTarget.hidden = [...desk.rows.values()].some((row) => !row.element.hidden);
    }

    // --- what is done with a row
    confirm(event) {
      this.settle(this.rowOf(event), 'confirm');
    }

    review(event) {
      this.settle(this.rowOf(event), 'review');
    }

    still(event) {
      this.settle(this.rowOf(event), 'confirm');
    }

    settle(row, act) {
      if (!row.isWritable) {
        if (row.isDismissable) row.element.querySelector('[data-act=unchanged]').click();
        return;
      }
      if (act === 'carry') {
        this.place(row);
        return;
      }
      row.editor?.flush();
      const isNothing = row.editor && !row.text.trim() && row.state !== 'left-out';
      if (isNothing || row.hasConflict) {
        this.say(desk.text(row.hasConflict ? 'choose_first' : 'write_first'), true);
        return;
      }
      row.stand(act === 'review' ? 'reviewed' : 'translated');
      this.ask(row, { act, figures_seen: row.asksAboutFigures });
      this.say(desk.text(act === 'review' ? 'reviewed' : 'confirmed', { what: row.label }));
      this.next();
    }

    /** After somebody has looked at the figures that differ. */
    figuresAreRight(event) {
      const row = this.rowOf(event);
      this.settle(row, row.main);
    }

    leaveOut(event) {
      const row = this.rowOf(event);
      row.stand('left-out');
      row.isLeftOut = true;
      this.ask(row, { act: 'confirm', value: '' });
      this.say(desk.text('left_out', { what: row.label }));
      this.next();
    }

    /** A quote, a file or an embed takes its place in the translation too. */
    carry(event) {
      this.place(this.rowOf(event));
    }

    place(row) {
      row.stand('translated');
      this.ask(row, { act: 'confirm', value: 'carry' });
      this.next();
    }

    confirmAll() {
      for (const row of desk.rows.values()) row.editor?.flush();
      for (const row of this.filled()) {
        row.stand('translated');
        this.ask(row, { act: 'confirm', figures_seen: row.asksAboutFigures });
      }
      desk.tell(this.element, 'flush', {});
    }

    filled() {
      const rows = [...desk.rows.values()];
      return rows.filter((row) => row.state === 'check' && row.isWritable && !row.isShared && !row.hasConflict);
    }

    changed(row) {
      this.ask(row, {});
    }

    ask(row, asked) {
      delete row.element.dataset.outdated;
      desk.tell(this.element, 'queue', { row, asked });
      this.count();
    }

    // --- what an answer changes
    receive({ answer, sent }) {
      const fragments = new DOMParser().parseFromString(Object.values(answer.rows).join(''), 'text/html');
      if (answer.order) this.arrange(answer.order, fragments);
      const rewritten = [];
      for (const fresh of fragments.querySelectorAll('.desk-row')) {
        const row = desk.rows.get(fresh.dataset.unit);
        if (row && row.source !== fresh.dataset.source && !(row.id in answer.refused)) rewritten.push(row);
        if (row) row.take(fresh, sent.get(row.id), answer);
        else fresh.remove();
      }
      if (this.hasIsReadyTarget) this.isReadyTarget.hidden = !answer.ready;
      // Wagtail's preview asks for the page when something is typed; what was typed is there only now.
      document.querySelector('[data-controller~=w-preview]')?.setAttribute('data-w-preview-stale-value', 'true');
      rewritten.forEach((row) => row.flash());
      if (rewritten.length) this.say(desk.text('rewritten', { what: rewritten.map((row) => row.label).join(', ') }), true);
      if (answer.conflicts.length) this.say(desk.text('conflict'), true);
      else if (answer.figures.length) this.say(desk.text('figures'), true);
      for (const [unit, why] of Object.entries(answer.refused)) {
        this.say(desk.text('refused', { what: desk.rows.get(unit)?.label || '', why }), true);
      }
      for (const unit of answer.proposed) this.say(desk.text('proposed', { what: desk.rows.get(unit).label }), true);
      this.count();
    }

    /** Rows that came, went or moved. One that went stays while something in it is not saved. */
    arrange(order, fragments) {
      for (const [group, units] of Object.entries(order)) {
        const section = this.element.querySelector(`[data-rows=${group}]`);
        let before = section.querySelector('summary, h2');
        for (const unit of units) {
          let row = desk.rows.get(unit);
          if (!row) {
            const fresh = fragments.querySelector(`[data-unit="${CSS.escape(unit)}"]`);
            before.after(fresh);
            row = this.enrol(fresh);
            row.flash();
          } else if (before.nextElementSibling !== row.element && !row.hasCaret) {
            before.after(row.element);
          }
          before = row.element;
        }
      }
      const there = new Set(Object.values(order).flat());
      for (const [unit, row] of desk.rows) {
        if (!there.has(unit) && !row.isDirty) {
          row.element.remove();
          desk.rows.delete(unit);
        }
      }
    }

    // --- what people are told
    count() {
      const own = [...desk.rows.values()].filter((row) => !row.isShared);
      const of = (...states) => own.filter((row) => states.includes(row.state)).length;
      const numbers = {
        all: own.length,
        check: of('check', 'outdated'),
        new: of('new'),
        done: of('translated', 'reviewed', 'left-out'),
        todo: own.filter((row) => row.isTodo).length,
        outdated: of('outdated'),
        filled: this.filled().length,
      };
      for (const output of this.element.querySelectorAll('[data-count]')) {
        output.textContent = numbers[output.dataset.count];
      }
      this.element.style.setProperty('--desk-done', numbers.done / (numbers.all || 1));
      this.element.style.setProperty('--desk-check', numbers.check / (numbers.all || 1));
      if (this.hasConfirmAllTarget) this.confirmAllTarget.hidden = !numbers.filled;
      if (!this.hasReadyTarget) return;
      const isWaiting = own.some((row) => row.isQueued);
      this.readyTarget.hidden = numbers.done < numbers.all || !numbers.all || isWaiting || !this.isReadyTarget.hidden;
    }

    say(text, isShown = false) {
      desk.tell(this.element, 'say', { text, isShown });
    }
  }

  window.wagtail.app.register('press-desk', DeskController);
})();
