// The panel's stream as one mentor's page knows it: what the server showed and told of it, and what is still to be sent.
// It has numbers of its own, so that nothing which everybody sees tells of it. Knows nothing of the page.

/**
 * @typedef {{id: string, title: string, weight: number, anchors: string[], evidenceRequired: boolean}} Criterion
 * @typedef {{marks: Record<string, number>, leaning: ?string, why: string, locked: boolean}} Card
 * @typedef {{number: number, rubric: Criterion[], notes: object[], words: object[], pins: object[], lines: object[],
 *   cards: Record<string, Card>, locked: string[], agreed: Record<string, number>, open: boolean, closed: boolean}} Panel
 */

/** Refusals after which the same is sent again by itself, and after how long. */
const RETRY_MILLIS = {"saving-paused": 1000, "resync": 200, "rate-limited": 2000, "busy": 1000};
const FIRST_REF = 2 ** 40;
const EMPTY_CARD = {marks: {}, leaning: null, why: "", locked: false};

/** @param {Panel} panel @param {string} member @returns {Card} */
export const cardOf = (panel, member) => panel.cards[member] ?? EMPTY_CARD;

/** @param {Panel} panel @param {object} event @returns {Panel} the panel after one event more that this mentor was told */
export function reducePanel(panel, event) {
  const kind = Object.keys(CHANGES).find(name => Object.hasOwn(event, name));
  return kind ? {...panel, ...CHANGES[kind](panel, event[kind], event)} : panel;
}

const CHANGES = {
  noted: (p, b, e) => ({notes: [...p.notes, e]}),
  conferred: (p, b, e) => ({words: [...p.words, e]}),
  marked: (p, b, e) => carded(p, e.by, card => ({...card, marks: {...card.marks, [b.criterion]: b.level}})),
  recommended: (p, b, e) => carded(p, e.by, card => ({...card, leaning: b.leaning, why: b.why})),
  pinned: (p, b, e) => ({pins: [...p.pins, e]}),
  unpinned: (p, b) => ({pins: p.pins.filter(e => e.pinned.pin !== b.pin)}),
  locked: (p, b, e) => ({locked: [...p.locked, e.by], ...p.cards[e.by] ? carded(p, e.by, card => ({...card, locked: true})) : {}}),
  reconciled: (p, b, e) => ({lines: [...p.lines, e]}),
  agreed: (p, b) => ({agreed: {...p.agreed, [b.criterion]: b.level}}),
  closed: (p, b) => ({closed: b.over}),
};

const carded = (panel, member, change) => ({cards: {...panel.cards, [member]: change(cardOf(panel, member))}});

/** Sends one message at a time and keeps the others, also while the line is gone. */
export class PanelLine {
  /**
   * @param {object} parts
   * @param {(frame: object) => void} parts.send
   * @param {() => string} parts.client the id of this page
   * @param {() => void} parts.changed
   * @param {{read: () => any, write: (value: any) => boolean, clear: () => void}} parts.kept for what is still to be sent
   */
  constructor({send, client, changed, kept}) {
    Object.assign(this, {sendFrame: send, client, changed, kept});
    /** @type {?Panel} what there is to see, or null while nothing was shown yet */
    this.panel = null;
    this.queue = (kept.read() ?? []).map(({kind, body}) => ({kind, body}));
    this.sent = null;
    this.ref = FIRST_REF;
    this.number = 0;
    this.numbered = "";
    this.open = false;
  }

  /** How much is still to be sent. */
  get waiting() {
    return this.queue.length + (this.sent ? 1 : 0);
  }

  /** @returns {Promise<void>} kept once it is stored; rejected with a refusal */
  store(kind, body) {
    return new Promise((resolve, reject) => {
      this.queue.push({kind, body, settle: {resolve, reject}});
      this.keep();
      this.pump();
      this.changed();
    });
  }

  closed() {
    this.open = false;
  }

  /** Whoever does not grade any more sees nothing of it, and what was not sent is for nobody. */
  forget() {
    this.open = false;
    this.panel = null;
    this.sent = null;
    this.queue = [];
    this.kept.clear();
    this.changed();
  }

  /** @param {{state?: Panel, event?: object}} told */
  told({state, event}) {
    if (state) this.shown(state);
    else this.panel = this.panel && reducePanel(this.panel, event);
    if (event && event.client === this.client() && event.number === this.sent?.number) this.settled("resolve");
    this.changed();
  }

  /** What is stored by now says whether what was under way is. */
  shown(state) {
    this.panel = state;
    this.open = true;
    // A page that came in anew has another id, and its numbers begin anew.
    this.number = this.numbered === this.client() ? Math.max(this.number, state.number) : state.number;
    this.numbered = this.client();
    if (this.sent && this.sent.client === this.client() && this.sent.number <= state.number) this.settled("resolve");
    else if (this.sent) this.again();
    else this.pump();
  }

  /** @returns {boolean} whether the refusal was of this stream */
  refused({ref, code, detail}) {
    if (!this.sent || this.sent.ref !== ref) return false;
    if (Object.hasOwn(RETRY_MILLIS, code)) setTimeout(() => this.open && this.sent?.ref === ref && this.again(), RETRY_MILLIS[code]);
    else this.settled("reject", {code, detail});
    this.changed();
    return true;
  }

  settled(how, value) {
    const {settle, number} = this.sent;
    if (how === "resolve") this.number = Math.max(this.number, number);
    this.sent = null;
    this.keep();
    settle?.[how](value);
    this.pump();
  }

  pump() {
    if (!this.open || this.sent || !this.queue.length) return;
    this.sent = this.queue.shift();
    this.again();
  }

  again() {
    if (this.sent.client !== this.client()) Object.assign(this.sent, {client: this.client(), number: this.number + 1});
    this.sent.ref = ++this.ref;
    this.sendFrame({[this.sent.kind]: {...this.sent.body, ref: this.sent.ref, number: this.sent.number}});
  }

  /** What is still to be sent outlives a reload of this window. */
  keep() {
    const waiting = [this.sent, ...this.queue].filter(Boolean).map(({kind, body}) => ({kind, body}));
    if (waiting.length) this.kept.write(waiting);
    else this.kept.clear();
  }
}
