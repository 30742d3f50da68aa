/** What is asked for at once: which of two texts stays, that a change means nothing, that the language is ready. */
(() => {
  const desk = window.pressDesk;

  class ChoicesController extends window.StimulusModule.Controller {
    static values = { chooseUrl: String, unchangedUrl: String, readyUrl: String };

    /** Mine, as it now stands in the box, or the other's. */
    async choose(event) {
      const { choose: how } = event.currentTarget.dataset;
      const aside = event.currentTarget.closest('[data-aside]');
      const row = desk.rows.get(aside.closest('.desk-row')?.dataset.unit);
      const key = Number(aside.dataset.aside);
      const isInBox = row?.holdsMine && key === row.kept;
      if (isInBox && how === 'mine') {
        // Somebody may have gone on typing: what is taken is what the box shows.
        row.holdsMine = false;
        const asked = { force: aside.dataset.theirs, value: row.editor.value(), format: row.editor.format };
        desk.tell(this.element, 'queue', { row, asked });
        desk.tell(this.element, 'flush', {});
        return;
      }
      if (isInBox) Object.assign(row, { isDirty: false, holdsMine: false });
      const answer = await this.send(this.chooseUrlValue, {
        parked: key,
        theirs: aside.dataset.theirs,
        how,
      });
      if (answer && row) row.focus();
      else if (answer) aside.remove();
    }

    async unchanged(event) {
      const row = desk.rows.get(event.currentTarget.closest('.desk-row').dataset.unit);
      const goesOn = row.isDismissable;
      const answer = await this.send(this.unchangedUrlValue, { unit: row.id });
      if (answer && goesOn) desk.tell(this.element, 'onward', {});
    }

    async ready() {
      if (await this.send(this.readyUrlValue, {})) desk.tell(this.element, 'say', { text: desk.text('ready'), isShown: true });
    }

    /** The answer, after the screen has taken it in; nothing where the server refused, which is said. */
    async send(url, body) {
      try {
        const answer = await desk.post(url, { ...body, seen: desk.seen() });
        desk.tell(this.element, 'answer', { answer, sent: new Map() });
        return answer;
      } catch (error) {
        const text = desk.text(error.message ? 'not_saved' : 'offline', { why: error.message });
        desk.tell(this.element, 'say', { text, isShown: true });
        return null;
      }
    }
  }

  window.wagtail.app.register('press-desk-choices', ChoicesController);
})();
