/** What the scripts of the translator's screen share: its rows, its texts, and the way to the server. */
(() => {
  let texts;

  window.pressDesk = {
    /** Every row of the screen by the id of its unit. */
    rows: new Map(),
    /** Whether Japanese is being converted at the moment: then no key, no save and no exchange does anything. */
    composing: false,

    /** A sentence for people. The page is read on first use, since scripts run before it is there. */
    text(name, values = {}) {
      texts = texts || JSON.parse(document.getElementById('press-desk-texts').textContent);
      return texts[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
    },

    /** The marks of all rows as they are shown, so that an answer brings only what differs. */
    seen() {
      return Object.fromEntries([...this.rows.values()].map((row) => [row.id, row.mark]));
    },

    /** Answers with the data, or throws an error with the server's sentence and `status`. */
    async post(url, body, keepalive = false) {
      const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
      const response = await fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        keepalive,
        headers: { 'Content-Type': 'application/json', [CSRF_HEADER_NAME]: CSRF_TOKEN },
        body: JSON.stringify(body),
      });
      const isJson = (response.headers.get('Content-Type') || '').includes('json');
      const data = isJson ? await response.json() : {};
      if (response.ok && isJson) return data;
      throw Object.assign(new Error(data.error || ''), { status: response.status });
    },

    tell(element, name, detail) {
      element.dispatchEvent(new CustomEvent(`press-desk:${name}`, { bubbles: true, detail }));
    },
  };
})();
