// Watching: where in a replay one is, how fast it goes, and whether it goes at all.

/** As many times as fast as it went. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16, 32];

export class Player {
  offset = 0;
  speed = 4;
  playing = false;

  /** @param {import("./timeline.js").Timeline} line @param {{moved: () => void, turned: (playing: boolean) => void}} told */
  constructor(line, {moved, turned}) {
    Object.assign(this, {line, moved, turned});
  }

  /** Where a replay is at its end, whatever may still come. */
  get over() {
    return this.offset >= this.line.length;
  }

  go(offset) {
    this.offset = Math.max(0, Math.min(this.line.length, offset));
    this.moved();
  }

  /** To the mark before or after what is shown, or to the end on that side. */
  toMark(step) {
    const places = this.line.marks.map(one => this.line.offsetOf(one.index));
    this.go((step > 0 ? places.find(place => place > this.offset) : places.findLast(place => place < this.offset)) ?? (step > 0 ? this.line.length : 0));
  }

  /** The same moment under another pace. */
  skipIdle(on) {
    const count = this.line.indexAt(this.offset);
    this.line.skipIdle(on);
    this.go(this.line.offsetOf(Math.max(0, count - 1)));
  }

  toggle() {
    if (this.playing) this.stop();
    else this.play();
  }

  stop() {
    this.playing = false;
    this.turned(false);
  }

  /** At the end it begins anew, unless more is still to come: then it waits there. */
  play() {
    if (this.over && this.line.complete) this.offset = 0;
    this.playing = true;
    this.turned(true);
    let then = performance.now();
    const frame = now => {
      if (!this.playing) return;
      const before = this.offset;
      this.offset = Math.min(this.line.length, before + (now - then) * this.speed);
      then = now;
      if (this.offset !== before) this.moved();
      if (this.over && this.line.complete) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}
