/** What is done with the translation as a whole: saved, sent to review, approved, sent back. */
(() => {
  const desk = window.pressDesk;

  class StepsController extends window.StimulusModule.Controller {
    static targets = ['back', 'text'];
    static values = { sendUrl: String, approveUrl: String, publishUrl: String, returnUrl: String, look: Object };

    async save() {
      if (await desk.settle()) desk.tell(this.element, 'say', { text: desk.text('saved'), isShown: true });
    }

    send() {
      this.hand(this.sendUrlValue, {});
    }

    approve() {
      this.agree(this.approveUrlValue);
    }

    publish() {
      this.agree(this.publishUrlValue);
    }

    /** What has changed since the screen was opened comes with the answer, and is read before it is agreed to. */
    async agree(url) {
      const answer = await this.hand(url, { look: this.lookValue });
      if (!answer) return;
      this.lookValue = answer.look;
      desk.tell(this.element, 'answer', { answer, sent: new Map() });
      desk.tell(this.element, 'say', { text: answer.why, isShown: true });
    }

    open(event) {
      this.backTarget.hidden = !this.backTarget.hidden;
      event.currentTarget.setAttribute('aria-expanded', String(!this.backTarget.hidden));
      if (!this.backTarget.hidden) this.textTarget.focus();
    }

    giveBack() {
      this.hand(this.returnUrlValue, { text: this.textTarget.value });
    }

    /** Once all is saved. The screen is loaded anew where it is done; else the answer, or nothing where it is refused. */
    async hand(url, body) {
      if (!(await desk.settle())) return null;
      try {
        const answer = await desk.post(url, { ...body, seen: desk.seen() });
        if (answer.rows) return answer;
        window.location.reload();
      } catch (error) {
        desk.tell(this.element, 'say', { text: error.message || desk.text('offline'), isShown: true });
      }
      return null;
    }
  }

  window.wagtail.app.register('press-desk-steps', StepsController);
})();
