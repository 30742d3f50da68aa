/** The publish button says what it will do: schedule where the later of the two times is still to come. */
(() => {
  class PublishController extends window.StimulusModule.Controller {
    static targets = ['label'];

    static values = { now: String, later: String };

    static moments = new Map();

    update({ target, detail: { instant } }) {
      const name = target.querySelector('[name]')?.name;
      if (!['released_at', 'embargo_until'].includes(name)) return;
      PublishController.moments.set(name, instant);
      const hour = Math.max(...[...PublishController.moments.values()].map((each) => each || 0));
      this.labelTarget.textContent = hour > Date.now() ? this.laterValue : this.nowValue;
    }

    connect() {
      document.querySelectorAll('[data-controller~="press-moment"]').forEach((element) => {
        this.application.getControllerForElementAndIdentifier(element, 'press-moment')?.update();
      });
    }
  }

  window.wagtail.app.register('press-publish', PublishController);
})();
