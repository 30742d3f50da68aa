/**
 * Saves what has changed on the whole screen in one request, a moment after the last change. What has not been saved
 * stands in this browser until the server has it, and is sent when the screen is opened again.
 */
(() => {
  const desk = window.pressDesk;
  const IDLE = 800;
  const LONGEST = 5000;
  const FIRST_RETRY = 2000;
  const LAST_RETRY = 30000;
  const LEFT_BEHIND = 10000; // what is older than this is of no tab that is still saving

  class AutosaveController extends window.StimulusModule.Controller {
    static values = { url: String, lookUrl: String, writes: Boolean, store: String };

    connect() {
      this.queue = new Map();
      this.overwrite = null;
      this.tries = 0;
      this.heard = {
        'press-desk:queue': (event) => this.add(event.detail),
        'press-desk:flush': () => this.flush(),
        'press-desk:look': () => this.look(),
        'press-desk:composed': () => this.queue.size && this.later(),
      };
      for (const [name, listener] of Object.entries(this.heard)) this.element.addEventListener(name, listener);
      this.leaving = () => document.visibilityState === 'hidden' && this.flush({ keepalive: true });
      this.online = () => this.queue.size && this.flush();
      document.addEventListener('visibilitychange', this.leaving);
      window.addEventListener('pagehide', this.leaving);
      window.addEventListener('online', this.online);
      desk.settle = () => this.settle();
      this.restore();
    }

    disconnect() {
      clearTimeout(this.timer);
      for (const [name, listener] of Object.entries(this.heard)) this.element.removeEventListener(name, listener);
      document.removeEventListener('visibilitychange', this.leaving);
      window.removeEventListener('pagehide', this.leaving);
      window.removeEventListener('online', this.online);
    }

    /** A row has something to be saved: its text as it will be then, and what else is asked for. */
    add({ row, asked }) {
      this.queue.set(row.id, { row, asked });
      row.isQueued = true;
      document.dispatchEvent(new CustomEvent('w-unsaved:add', { detail: { type: 'edits' } }));
      this.keep(row.change(asked));
      this.later();
    }

    later() {
      this.since = this.since || Date.now();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(IDLE, this.since + LONGEST - Date.now())));
    }

    async flush({ keepalive = false } = {}) {
      if (!this.queue.size || (desk.composing && !keepalive)) return;
      if (this.busy && !keepalive) {
        this.later();
        return;
      }
      clearTimeout(this.timer);
      const sent = new Map();
      const changes = [];
      for (const { row, asked } of this.queue.values()) {
        row.editor?.flush();
        changes.push(row.change(asked));
        sent.set(row.id, { row, asked, version: row.version });
        row.isQueued = false;
      }
      this.queue.clear();
      this.since = null;
      this.busy = true;
      this.indicate('save', {});
      try {
        const answer = await desk.post(this.urlValue, { changes, seen: desk.seen(), overwrite: this.overwrite }, keepalive);
        this.tries = 0;
        this.overwrite = answer.revision || this.overwrite;
        changes.forEach((change) => this.forget(change.unit, sent.get(change.unit)));
        for (const [id, key] of Object.entries(answer.kept)) sent.get(id)?.row.goOnFrom(key);
        desk.tell(this.element, 'answer', { answer, sent });
        this.indicate('success', {
          data: { revision_id: answer.revision?.id, revision_created_at: answer.revision?.created_at },
        });
        if (!this.queue.size) document.dispatchEvent(new CustomEvent('w-unsaved:clear', { detail: { type: 'edits' } }));
      } catch (error) {
        this.failed(error, sent);
      } finally {
        this.busy = false;
      }
    }

    /** Ask for what somebody else has changed; a save that is under way brings that anyway. */
    async look() {
      if (this.busy || this.queue.size || desk.composing) return;
      this.busy = true;
      try {
        const answer = await desk.post(this.lookUrlValue, { seen: desk.seen() });
        desk.tell(this.element, 'answer', { answer, sent: new Map() });
      } catch {
        // The next look or save will tell.
      } finally {
        this.busy = false;
        if (this.queue.size) this.later();
      }
    }

    /** Whether everything that was typed is saved, as soon as that is known. */
    async settle() {
      for (const row of desk.rows.values()) row.editor?.flush();
      while (this.busy) await new Promise((resolve) => { setTimeout(resolve, 50); });
      await this.flush();
      return !this.queue.size;
    }

    /** Nothing is given up: what was sent waits again, unless something newer of the same row does. */
    failed(error, sent) {
      for (const [id, { row, asked }] of sent) {
        if (!this.queue.has(id)) this.queue.set(id, { row, asked });
        row.isQueued = true;
      }
      const why = error.status && error.message ? desk.text('not_saved', { why: error.message }) : desk.text('offline');
      this.indicate('error', { text: why, error });
      if (!this.tries) desk.tell(this.element, 'say', { text: why, isShown: true });
      this.tries += 1;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.tries - 1)));
    }

    /** What the header shows. */
    indicate(name, detail) {
      document.dispatchEvent(new CustomEvent(`w-autosave:${name}`, { detail }));
    }

    // --- this browser's memory
    kept() {
      try {
        return JSON.parse(window.localStorage.getItem(this.storeValue)) || {};
      } catch {
        return {};
      }
    }

    write(kept) {
      try {
        if (Object.keys(kept).length) window.localStorage.setItem(this.storeValue, JSON.stringify(kept));
        else window.localStorage.removeItem(this.storeValue);
      } catch {
        // A browser may refuse to remember anything; the server still gets every change.
      }
    }

    keep(change) {
      this.write({ ...this.kept(), [change.unit]: { change, at: Date.now() } });
    }

    forget(id, { row, version }) {
      if (this.queue.has(id) || row.version !== version) return;
      const kept = this.kept();
      delete kept[id];
      this.write(kept);
    }

    /**
     * Send what an earlier visit left behind. It names the text that it was based on, so nobody's is overwritten. Of
     * somebody who may only read by now it stays here until they may write again.
     */
    async restore() {
      if (!this.writesValue) return;
      const left = Object.entries(this.kept()).filter(([, { at }]) => Date.now() - at > LEFT_BEHIND);
      if (!left.length) return;
      this.busy = true;
      try {
        const changes = left.map(([, { change }]) => change);
        const answer = await desk.post(this.urlValue, { changes, seen: desk.seen(), overwrite: null });
        const kept = this.kept();
        left.forEach(([id]) => delete kept[id]);
        this.write(kept);
        this.overwrite = answer.revision || this.overwrite;
        desk.tell(this.element, 'answer', { answer, sent: new Map() });
        desk.tell(this.element, 'say', { text: desk.text('restored'), isShown: true });
      } catch (error) {
        this.indicate('error', { text: error.message || desk.text('offline'), error });
      } finally {
        this.busy = false;
        if (this.queue.size) this.later();
      }
    }
  }

  window.wagtail.app.register('press-desk-autosave', AutosaveController);
})();
