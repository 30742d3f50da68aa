/**
 * Wagtail shows who else is there as a picture whose name is in a tooltip: give it the name for those who see neither.
 * While somebody else is there, and once after they have gone, the screen looks what they have changed.
 */
(() => {
  const SESSIONS = 'w-editing-sessions';
  let wasAlone = true;

  document.addEventListener('w-swap:success', (event) => {
    if (event.target.id !== SESSIONS && !event.target.classList?.contains(SESSIONS)) return;
    const sent = new DOMParser().parseFromString(event.detail.results, 'text/html').querySelectorAll('li');
    document.querySelectorAll(`#${SESSIONS} li`).forEach((item, place) => {
      const button = item.querySelector('button:not([aria-label])');
      const words = sent[place]?.querySelector('[data-w-tooltip-target=content]')?.textContent;
      if (button && words) button.setAttribute('aria-label', words.replace(/\s+/g, ' ').trim());
    });
    const isAlone = !sent.length;
    if (!isAlone || !wasAlone) window.pressDesk.tell(document.querySelector('form.desk'), 'look', {});
    wasAlone = isAlone;
  });
})();
