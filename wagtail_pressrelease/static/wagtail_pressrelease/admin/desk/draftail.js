/**
 * A text with bold, italic and links: Wagtail's Draftail, which takes the place of the text when that is entered first.
 * Until then the text stands there as it will be read.
 */
(() => {
  const EDITABLE = '.public-DraftEditor-content';
  let options;

  const optionsFor = (kind) => {
    options = options || JSON.parse(document.getElementById('press-desk-draftail').textContent);
    return options[kind];
  };

  /** How many characters stand before the place that was clicked. */
  const offsetAt = (root, x, y) => {
    const position = document.caretPositionFromPoint?.(x, y);
    const range = position ? null : document.caretRangeFromPoint?.(x, y);
    const node = position ? position.offsetNode : range?.startContainer;
    if (!node || !root.contains(node)) return null;
    const before = document.createRange();
    before.setStart(root, 0);
    before.setEnd(node, position ? position.offset : range.startOffset);
    return before.toString().length;
  };

  const setCaret = (root, offset) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let left = offset ?? Infinity;
    let last = null;
    while (walker.nextNode()) {
      last = walker.currentNode;
      if (left <= last.length) break;
      left -= last.length;
    }
    if (last) window.getSelection().collapse(last, Math.min(left, last.length));
  };

  const parsed = (value) => JSON.parse(value || 'null') || { blocks: [], entityMap: {} };

  /** What two states have in common when they say the same: Draftail gives new keys, and saves null where nothing is. */
  const gist = (value) => {
    const { blocks, entityMap } = parsed(value);
    const words = blocks.map((block) => [block.type, block.text, block.inlineStyleRanges, block.entityRanges]);
    const isEmpty = blocks.every((block) => !block.text.trim());
    return isEmpty ? '' : JSON.stringify([words, Object.values(entityMap).map((entity) => entity.data)]);
  };

  window.pressDesk.draftail = (box, onChange, kind) => {
    const still = box.querySelector('[data-still]');
    const place = box.querySelector('[data-draftail]');
    const input = place.querySelector('input');
    let clicked = null;
    let mounted = false;

    const save = (state) => {
      const value = JSON.stringify(state);
      if (gist(value) === gist(input.value)) return;
      input.value = value;
      onChange();
    };

    const mount = () => {
      mounted = true;
      place.hidden = false;
      window.draftail.initEditor(
        `#${CSS.escape(input.id)}`,
        {
          ...optionsFor(kind),
          placeholder: window.pressDesk.text('placeholder'),
          stateSaveInterval: 100,
          bottomToolbar: null,
          onSave: save,
        },
        null,
      );
      still.hidden = true;
      const editable = place.querySelector(EDITABLE);
      editable.setAttribute('aria-labelledby', still.getAttribute('aria-labelledby'));
      editable.focus({ preventScroll: true });
      // An empty one keeps the caret that it has set itself; the first characters would be lost.
      if (editable.textContent) setCaret(editable, clicked);
    };

    still.addEventListener('mousedown', (event) => {
      clicked = offsetAt(still, event.clientX, event.clientY);
    });
    still.addEventListener('focus', () => mounted || mount());

    return {
      format: 'contentstate',
      flush: () => mounted && input.draftailEditor?.saveState?.(),
      value: () => input.value,
      text: () => parsed(input.value).blocks.map((block) => block.text).join('\n'),
      focus: () => (mounted ? place.querySelector(EDITABLE).focus({ preventScroll: true }) : still.focus({ preventScroll: true })),
      insert(words) {
        this.focus();
        document.execCommand('insertText', false, words);
      },
    };
  };
})();
