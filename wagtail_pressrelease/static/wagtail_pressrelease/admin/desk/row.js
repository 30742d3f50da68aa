/** One text on the screen: its box, how it stands, and what of it has not been saved. */
(() => {
  const desk = window.pressDesk;
  const segmenter = new Intl.Segmenter();
  const FRESH = 2500;
  /** How a row stands; the other attributes belong to what its box shows. */
  const STANDING = ['state', 'main', 'outdated', 'parked', 'figures', 'source', 'label', 'returnable', 'dismissable'];

  const lengthOf = (text, language) => {
    const words = text.trim();
    if (language === 'ja') return [...segmenter.segment(words.replace(/\s/g, ''))].length;
    return words ? words.split(/\s+/).length : 0;
  };

  class Row {
    constructor(element, language, onChange) {
      Object.assign(this, { element, language, onChange, version: 0, isDirty: false, isQueued: false, waiting: null });
      this.open();
    }

    get id() { return this.element.dataset.unit; }
    get label() { return this.element.dataset.label; }
    get mark() { return this.element.dataset.mark; }
    get base() { return this.element.dataset.base; }
    get source() { return this.element.dataset.source; }
    get state() { return this.element.dataset.state; }
    get main() { return this.element.dataset.main; }
    get isOutdated() { return 'outdated' in this.element.dataset; }
    get isWritable() { return 'writable' in this.element.dataset; }
    get isPlacement() { return 'placement' in this.element.dataset; }
    get isShared() { return this.element.dataset.group === 'register'; }
    get asksAboutFigures() { return 'figures' in this.element.dataset; }
    get hasConflict() { return Boolean(this.element.querySelector('.desk-conflict--conflict')); }
    /** Whoever writes the source alone says of an outdated text whether its meaning has changed. */
    get isDismissable() { return 'dismissable' in this.element.dataset; }
    get isTodo() {
      const isOpen = this.hasConflict || ['new', 'check', 'outdated'].includes(this.state);
      return this.isDismissable || (this.isWritable && isOpen);
    }
    get box() { return this.part('box'); }
    get hasCaret() { return Boolean(this.box?.contains(document.activeElement)); }
    get text() { return this.editor ? this.editor.text() : ''; }

    part(name) { return this.element.querySelector(`[data-part=${name}]`); }

    /** Give the box its editor. */
    open() {
      const { rich } = this.element.dataset;
      this.editor = null;
      if (this.isWritable && !this.isPlacement) {
        const changed = () => this.typed();
        this.editor = rich ? desk.draftail(this.box, changed, rich) : desk.plain(this.box, changed);
      }
      this.measure();
    }

    typed() {
      this.version += 1;
      this.isDirty = true;
      this.stand(this.text.trim() ? 'check' : 'new');
      this.element.dataset.main = 'confirm';
      delete this.element.dataset.outdated;
      delete this.element.dataset.figures;
      this.measure();
      this.onChange(this);
    }

    /** Show how the text stands until the server says so. */
    stand(state) {
      this.element.dataset.state = state;
      const chip = this.element.querySelector('[data-chip]');
      if (chip) chip.textContent = desk.text(`state_${state.replace('-', '_')}`);
    }

    measure() {
      const output = this.element.querySelector('[data-length]');
      if (!output) return;
      const n = lengthOf(this.editor ? this.text : this.box.textContent, this.language);
      output.textContent = desk.text(n === 1 ? 'length_one' : 'length_many', { n });
    }

    focus() {
      this.element.closest('details')?.setAttribute('open', '');
      if (this.editor) {
        this.editor.focus();
      } else {
        // Its buttons are shown once one is in it.
        this.element.tabIndex = -1;
        this.element.focus({ preventScroll: true });
        this.element.querySelector('.desk-act--main')?.focus({ preventScroll: true });
      }
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      const block = this.element.offsetHeight > window.innerHeight / 2 ? 'start' : 'center';
      this.element.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' });
    }

    /** What is to be saved of it. */
    change(asked) {
      const fields = { unit: this.id, base: this.base, source: this.source, kept: this.kept || 0, ...asked };
      if (this.isDirty && fields.value === undefined) {
        Object.assign(fields, { value: this.editor.value(), format: this.editor.format });
      }
      return fields;
    }

    /** What was parked of the text in the box: as long as somebody types on, it is that text that is kept. */
    goOnFrom(key) {
      this.kept = key;
    }

    /**
     * Take what an answer says of this row. `mine` is what was sent of it, at which version of its text: what was typed
     * since stays, and so does a text that the server could not store.
     */
    take(fresh, mine, answer) {
      const keepSource = !(this.id in answer.refused);
      const isHeld = [...answer.conflicts, ...answer.proposed].includes(this.id);
      if (mine) {
        const isSame = mine.version === this.version && !this.isQueued;
        if (isSame) this.isDirty = false;
        const keepBox = !isSame || isHeld || (this.hasCaret && !this.isLeftOut);
        this.exchange(fresh, { keepBox, keepBase: isHeld, keepSource });
        this.isLeftOut = false;
        this.holdsMine = isHeld;
      } else if (this.isDirty || this.isQueued || this.hasCaret) {
        const hasMoved = fresh.dataset.base !== this.base;
        this.exchange(fresh, { keepBox: true, keepBase: hasMoved, keepSource });
        this.waiting = hasMoved ? fresh : null;
      } else {
        const isNews = fresh.dataset.base !== this.base;
        this.exchange(fresh);
        if (isNews) this.flash();
      }
      if (this.isQueued) this.stand(this.text.trim() ? 'check' : 'new');
    }

    /**
     * Show the row as the server does. `keepBox`: somebody is typing in it, or it shows what is not stored.
     * `keepBase`: what it shows is based on the text of before, so that the next save can find a conflict.
     * `keepSource`: what is typed translates the source of before, so that it is not confirmed of another unseen.
     */
    exchange(fresh, { keepBox = false, keepBase = false, keepSource = false } = {}) {
      const { dataset } = this.element;
      const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
      const act = focused?.dataset.act;
      for (const part of fresh.querySelectorAll('[data-part]')) {
        if (!(keepBox && part.dataset.part === 'box')) this.part(part.dataset.part).replaceWith(part.cloneNode(true));
      }
      if (keepBox) {
        for (const name of keepSource ? STANDING.filter((each) => each !== 'source') : STANDING) {
          if (name in fresh.dataset) dataset[name] = fresh.dataset[name];
          else delete dataset[name];
        }
        if (!keepBase) Object.assign(dataset, { base: fresh.dataset.base, mark: fresh.dataset.mark });
        this.measure();
      } else {
        for (const name of Object.keys(dataset)) if (name !== 'pressDeskTarget') delete dataset[name];
        Object.assign(dataset, fresh.dataset);
        const { classList } = this.element;
        const own = ['is-active', 'is-fresh'].filter((name) => classList.contains(name));
        this.element.className = fresh.className;
        classList.add(...own);
        this.waiting = null;
        this.open();
      }
      if (focused && !this.element.contains(document.activeElement)) {
        (this.element.querySelector(`[data-act="${act}"]`) || this.element.querySelector('.desk-act'))?.focus();
      }
    }

    /** Draw the eye to what somebody else has changed. */
    flash() {
      this.element.classList.add('is-fresh');
      setTimeout(() => this.element.classList.remove('is-fresh'), FRESH);
    }
  }

  desk.Row = Row;
})();
