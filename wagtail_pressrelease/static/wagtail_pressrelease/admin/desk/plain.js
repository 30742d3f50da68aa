/** A text of plain words: a textarea that grows with it. */
(() => {
  window.pressDesk.plain = (box, onChange) => {
    const area = box.querySelector('[data-plain]');
    const grow = () => {
      if (CSS.supports('field-sizing', 'content')) return;
      area.style.blockSize = 'auto';
      area.style.blockSize = `${area.scrollHeight}px`;
    };
    area.addEventListener('input', () => {
      grow();
      onChange();
    });
    grow();
    return {
      format: 'text',
      value: () => area.value,
      text: () => area.value,
      flush() {},
      focus: () => area.focus({ preventScroll: true }),
      insert(words) {
        area.focus();
        document.execCommand('insertText', false, words);
      },
    };
  };
})();
