/**
 * Beside a time: the same moment on both clocks, while somebody types.
 * The server decides what the time means; this says it early.
 */
(() => {
  const MINUTE = 60 * 1000;
  const TOKYO = 'Asia/Tokyo';

  /** What the clock of a zone shows at an instant, as "2026-05-15T09:00". */
  const wallAt = (instant, zone) => {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).formatToParts(instant);
    const part = (type) => parts.find((each) => each.type === type).value;
    return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
  };

  /** The instants at which the clocks of a zone show a time: none, one, or two in order. */
  const instantsOf = (wall, zone) => {
    const asIfUtc = Date.parse(`${wall.slice(0, 16)}:00Z`);
    if (Number.isNaN(asIfUtc)) return null;
    const offsets = new Set(
      [-1, 1].map((day) => {
        const near = asIfUtc + day * 24 * 60 * MINUTE;
        return Date.parse(`${wallAt(near, zone)}:00Z`) - Math.floor(near / MINUTE) * MINUTE;
      }),
    );
    return [...offsets]
      .map((offset) => asIfUtc - offset)
      .filter((instant) => wallAt(instant, zone) === wall.slice(0, 16))
      .sort((one, two) => one - two);
  };

  /** GMT or BST in London, JST in Tokyo. */
  const zoneName = (instant, zone) =>
    zone === TOKYO
      ? 'JST'
      : new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
          .formatToParts(instant)
          .find((part) => part.type === 'timeZoneName').value;

  class MomentController extends window.StimulusModule.Controller {
    static targets = ['wall', 'zone', 'which', 'choice', 'clock', 'clocks'];

    static values = { language: String, skipped: String, twice: String };

    connect() {
      this.update();
    }

    update() {
      const wall = this.wallTarget.value;
      const zone = this.zoneTarget.value;
      const instants = wall ? instantsOf(wall, zone) : null;
      this.offer(instants, zone);
      const instant = this.chosen(instants);
      this.say(instants, instant);
      this.dispatch('changed', { detail: { instant } });
    }

    offer(instants, zone) {
      const twice = Boolean(instants && instants.length > 1);
      this.choiceTarget.hidden = !twice;
      if (!twice) {
        this.whichTarget.value = '';
        return;
      }
      instants.forEach((instant, number) => {
        const option = [...this.whichTarget.options].find((each) => each.value === String(number));
        option.textContent = this.timeInZone(instant, zone);
      });
    }

    chosen(instants) {
      if (!instants || !instants.length) return null;
      if (instants.length === 1) return instants[0];
      return this.whichTarget.value === '' ? null : instants[Number(this.whichTarget.value)];
    }

    say(instants, instant) {
      const lines = [];
      if (instant !== null) {
        this.clockTargets.forEach((clock) => lines.push(this.line(instant, clock)));
      } else if (instants && instants.length) {
        lines.push(this.twiceValue);
      } else if (instants) {
        lines.push(this.skippedValue);
      }
      const shown = lines.join('\n');
      if (this.clocksTarget.textContent !== shown) this.clocksTarget.textContent = shown;
    }

    line(instant, clock) {
      const { zone } = clock.dataset;
      const day = new Intl.DateTimeFormat(this.locale, {
        timeZone: zone,
        weekday: this.locale === 'ja' ? 'short' : 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(instant);
      const name = clock.content.textContent.trim();
      if (this.locale !== 'ja') return `${name}: ${day} ${this.timeInZone(instant, zone)}`;
      // Full-width brackets, and no space between Japanese words.
      return `${name}：${day.replace('(', '（').replace(')', '）')}${this.timeInZone(instant, zone)}`;
    }

    /** "15:00 BST"; in Japanese "15:00（BST）", and Tokyo's clock, which has one zone only, names none. */
    timeInZone(instant, zone) {
      const time = this.time(instant, zone);
      if (this.locale !== 'ja') return `${time} ${zoneName(instant, zone)}`;
      return zone === TOKYO ? time : `${time}（${zoneName(instant, zone)}）`;
    }

    time(instant, zone) {
      return wallAt(instant, zone).slice(11);
    }

    get locale() {
      return this.languageValue === 'ja' ? 'ja' : 'en-GB';
    }
  }

  window.wagtail.app.register('press-moment', MomentController);
})();
