// Reads a release aloud with a voice that is on the reader's own machine, so that no word of it goes to anybody else.
// Where there is none for its language, or no script, nothing is shown.
(() => {
  const player = document.querySelector("[data-press-listen]");
  const speech = window.speechSynthesis;
  if (!player || !speech || !window.SpeechSynthesisUtterance) return;

  const PASSAGES =
    "h1, .press-subheadline, .press-lead p, :is(.press-body, .press-comments) :is(h2, h3, h4, p, li, figcaption)";
  // Below a quotation stands what can be done with it. Its original is read once a reader has opened it.
  const LEFT_OUT = ".press-quote-tools > p, summary, details:not([open]), .press-table, .press-embed";
  // Chromium falls silent after a quarter of a minute, so that what is said at once has to be shorter, at any speed.
  const MOST = { ja: 60, en: 130 };
  const ENDS = [/[。！？][」』）]?|[.!?][”’)]?(?=\s)/g, /[、，；：]|[,;:](?=\s)/g, /\s/g];
  const PATIENCE = 5000; // milliseconds within which a voice has to begin

  const article = player.closest("article");
  const language = languageOf(article);
  const [main, stop] = player.querySelectorAll("button");
  const speed = player.querySelector("select");
  const status = player.querySelector("[role=status]");
  const names = { idle: main.textContent, reading: main.dataset.pressPause, paused: main.dataset.pressResume };

  let state = "idle";
  let pieces = [];
  let next = 0; // the piece that is being said
  let from = 0; // how far into it the voice has come, in characters
  let turn = 0; // what a voice tells of an earlier turn no longer counts
  let saying = null; // kept, since some browsers forget an utterance that nobody holds, and its end with it
  let marked = null;

  function languageOf(element) {
    return element.closest("[lang]").lang.toLowerCase().split("-")[0];
  }

  function voiceFor(wanted) {
    const own = speech
      .getVoices()
      .filter((voice) => voice.localService === true && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
    return own.find((voice) => voice.default) ?? own[0];
  }

  // --- what is read
  function isReading(name) {
    return name.matches(".press-name") && name.nextElementSibling?.matches(".press-aid:not(:has([lang]))");
  }

  /* The words of a passage in runs of one language. Where the reading of a name is printed, it is read in its place. */
  function runs(passage) {
    const found = [];
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches("ul, ol, rt") || isReading(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) {
      const its = languageOf(walker.currentNode.parentElement);
      const last = found.at(-1);
      if (last?.language === its) last.text += walker.currentNode.data;
      else found.push({ language: its, text: walker.currentNode.data });
    }
    return found.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  }

  /* A text in pieces, cut after a sentence, else after a clause, else between words. */
  function cut(text, most) {
    const found = [];
    let rest = text.replace(/\s+/g, " ").trim();
    while (rest.length > most) {
      const head = rest.slice(0, most);
      const end = ENDS.map((pattern) => [...head.matchAll(pattern)].at(-1)).find(Boolean);
      const length = end ? end.index + end[0].length : most;
      found.push(rest.slice(0, length).trim());
      rest = rest.slice(length).trim();
    }
    return [...found, rest].filter(Boolean);
  }

  function collect() {
    const passages = [...article.querySelectorAll(PASSAGES)].filter((each) => !each.closest(LEFT_OUT));
    return passages.flatMap((passage) =>
      runs(passage).flatMap((run) =>
        cut(run.text, MOST[run.language] ?? MOST.ja).map((text) => ({ ...run, text, passage })),
      ),
    );
  }

  // --- reading
  function mark(passage) {
    marked?.classList.remove("press-spoken");
    passage?.classList.add("press-spoken");
    marked = passage;
  }

  function show(now, said = "") {
    state = now;
    main.textContent = names[now];
    stop.hidden = now === "idle";
    status.textContent = said;
  }

  function finish(said = "") {
    turn += 1;
    saying = null;
    speech.cancel();
    mark(null);
    if (document.activeElement === stop) main.focus();
    show("idle", said);
    appear();
  }

  function say() {
    const mine = (turn += 1);
    const isOn = () => mine === turn;
    speech.cancel();
    let voice;
    let isSkipped = false;
    while (next < pieces.length && !(voice = voiceFor(pieces[next].language))) {
      [next, from, isSkipped] = [next + 1, 0, true];
    }
    if (next >= pieces.length) return finish(status.dataset.pressDone);
    const piece = pieces[next];
    const begun = from;
    saying = new SpeechSynthesisUtterance(piece.text.slice(begun));
    [saying.voice, saying.lang, saying.rate] = [voice, voice.lang, Number(speed.value)];
    const waited = setTimeout(() => isOn() && finish(status.dataset.pressFailed), PATIENCE);
    saying.onstart = () => clearTimeout(waited);
    saying.onboundary = (event) => isOn() && (from = begun + event.charIndex);
    saying.onerror = () => isOn() && finish(status.dataset.pressFailed);
    saying.onend = () => {
      clearTimeout(waited);
      if (!isOn()) return;
      [next, from] = [next + 1, 0];
      say();
    };
    mark(piece.passage);
    if (isSkipped) status.textContent = status.dataset.pressSkipped;
    speech.speak(saying);
  }

  // Browsers disagree about what becomes of a paused voice; stopping it, and going on at the same word, works in all.
  function pause() {
    turn += 1;
    speech.cancel();
    show("paused", status.dataset.pressPaused);
  }

  main.addEventListener("click", () => {
    if (state === "reading") return pause();
    if (state === "idle") [pieces, next, from] = [collect(), 0, 0];
    show("reading", status.dataset.pressReading);
    say();
  });
  stop.addEventListener("click", () => finish(status.dataset.pressStopped));
  speed.addEventListener("change", () => state === "reading" && say());
  window.addEventListener("pagehide", () => state === "idle" || finish());

  // --- whether it is there at all: some browsers name their voices later
  function appear() {
    player.hidden = state === "idle" && !voiceFor(language);
  }
  appear();
  speech.addEventListener?.("voiceschanged", appear);
})();
