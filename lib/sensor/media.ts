import type { Listen } from './events';

const EVENTS = ['play', 'playing', 'pause', 'ended', 'emptied', 'volumechange'];

/**
 * Follows the audio and video elements of the top document, by their events. `playing()` asks only those
 * that were seen to play; in a page without media it costs nothing. Elements outside the document and
 * inside shadow trees fire no event here: for them there is the tab's `audible`.
 */
export function media(doc: Document, listen: Listen, changed: (at: number) => void): { playing(): boolean } {
  const started = new Set<HTMLMediaElement>();
  const meet = (target: EventTarget | null) => {
    if (target instanceof HTMLMediaElement && !target.paused) started.add(target);
  };
  for (const element of doc.querySelectorAll('audio,video')) meet(element);
  listen(doc, EVENTS, (event, at) => {
    meet(event.target);
    changed(at);
  });
  return {
    playing() {
      for (const element of started) {
        if (element.paused || element.ended || !element.isConnected) started.delete(element);
        else if (!element.muted && element.volume > 0 && !element.loop) return true;
      }
      return false;
    },
  };
}
