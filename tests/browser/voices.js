// In the place of the browser's speech: the voices that a test gives it, and a record of what was said.
(() => {
  let voices = [];
  let current = null;
  const listeners = [];
  const said = (window.said = []);
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const speech = {
    getVoices: () => voices,
    addEventListener: (_name, listener) => listeners.push(listener),
    speak(utterance) {
      current = utterance;
      said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate });
      if (window.isDumb) return utterance.onerror?.({ error: "synthesis-failed" });
      utterance.onstart?.();
    },
    cancel() {
      const stopped = current;
      current = null;
      stopped?.onerror?.({ error: "interrupted" });
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = Utterance;
  window.install = (...given) => {
    voices = given.map(([lang, localService]) => ({ lang, localService, name: lang }));
    listeners.forEach((listener) => listener());
  };
  window.comeTo = (charIndex) => current.onboundary?.({ charIndex });
  window.isSpeaking = () => current !== null;
  // The voice comes to the end of what it is saying.
  window.end = () => {
    const ended = current;
    current = null;
    ended.onend?.();
  };
})();
