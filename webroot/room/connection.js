// The one socket of a room: it joins, listens, notices when the line is slow or gone, and comes back by itself.
// What the frames mean is the room's affair; how the line stands is told to the page by `status`.

const PROTOCOL = "tryout.1";
const PING_MILLIS = 2000;
const SILENCE_MILLIS = 5000;
const SLOW_MILLIS = 1000;
const BACKOFF = [500, 1000, 2000, 4000, 5000];
const RENEW_BEFORE_MILLIS = 60_000;
const STEADY_MILLIS = 10_000;

/** Closings after which coming back by itself would be wrong, and what to say. */
const FINAL = {
  4403: "You were taken out of this interview.",
  4404: "There is no such room.",
  4406: "This page is older than the server. Reload it; your text is kept.",
  4409: "This page was opened again elsewhere and goes on there.",
};
const WAITS = {4290: 5000, 4012: 2000, 4413: 3000};
/** Here the refusal before it says what stands in the way; the line is well. */
const HINDERED = 4413;

/**
 * @typedef {{kind: "connecting"|"open"|"lost"|"returning"|"stopped", since?: number, attempt?: number,
 *   roundTrip?: ?number, slow?: boolean, why?: string, hindered?: string, code?: number}} Status
 */
export class Connection {
  /**
   * @param {object} parts
   * @param {string} parts.url of the socket
   * @param {() => Promise<{token: string}>} parts.roomToken asked anew for every join
   * @param {import("./room.js").Room} parts.room
   * @param {(status: Status) => void} parts.status
   */
  constructor({url, roomToken, room, status}) {
    Object.assign(this, {url, roomToken, room, onStatus: status});
    this.socket = null;
    /** @type {Status} */
    this.status = {kind: "connecting", attempt: 0};
    this.offset = 0;
    this.samples = [];
    this.roundTrip = null;
    this.pinged = 0;
    this.heard = 0;
    this.attempt = 0;
    this.faults = 0;
    this.ticker = setInterval(() => this.tick(), 500);
    addEventListener("offline", () => this.lost("offline"));
    addEventListener("online", () => this.tryNow());
    document.addEventListener("visibilitychange", () => this.seen());
    addEventListener("pagehide", () => this.socket?.close(1000));
    addEventListener("pageshow", shown => shown.persisted && this.tryNow());
  }

  /** The server's time, as well as it is known here. */
  now() {
    return Date.now() + this.offset;
  }

  async open() {
    clearTimeout(this.retry);
    const turn = this.turn = (this.turn ?? 0) + 1;
    try {
      const {token} = await this.roomToken();
      if (turn === this.turn) this.connect(token);
    } catch (fault) {
      if (turn !== this.turn) return;
      if (fault.status === 401) this.stop("You are signed out.", 4401);
      else if (fault.status === 403) this.stop(FINAL[4403], 4403);
      else if (fault.status === 404) this.stop(FINAL[4404], 4404);
      else this.later();
    }
  }

  connect(token) {
    const socket = this.socket = new WebSocket(this.url, PROTOCOL);
    const mine = handler => event => socket === this.socket && handler(event);
    this.heard = performance.now();
    this.pinged = 0;
    this.joined = false;
    socket.addEventListener("open", mine(() => {
      this.heard = performance.now();
      this.send({join: {token, ...this.room.joinWith()}});
    }));
    socket.addEventListener("message", mine(event => this.frame(JSON.parse(event.data))));
    socket.addEventListener("close", mine(event => this.closed(event.code)));
  }

  send(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  frame(frame) {
    this.heard = performance.now();
    if (frame.welcome) this.welcome(frame.welcome);
    else if (frame.events) this.room.events(frame.events);
    else if (frame.fresh) this.room.fresh(frame.fresh);
    else if (frame.ready) this.ready();
    else if (frame.signals) this.room.tell("signals", frame.signals);
    else if (frame.refused) this.refused(frame.refused);
    else if (frame.pong) this.pong(frame.pong.now);
    else if (frame.notice) this.notice(frame.notice);
    else if (frame.checked) this.room.tell("checked", frame.checked);
    else if (frame.scratch) this.room.tell("scratch", frame.scratch);
    else if (frame.panel) this.room.panel.told(frame.panel);
  }

  welcome(welcome) {
    this.sample(welcome.now, 0, Infinity);
    this.expires = welcome.tokenExpires;
    if (this.room.welcome(welcome)) {
      this.rejoin();
      return;
    }
    if (welcome.state) this.opened();
    this.ping();
  }

  ready() {
    this.room.ready();
    this.opened();
  }

  opened() {
    if (this.joined) return;
    this.joined = true;
    this.joinedAt = performance.now();
    this.set({kind: "open", roundTrip: this.roundTrip});
  }

  refused(refusal) {
    this.refusal = refusal.detail;
    this.room.refused(refusal);
  }

  notice(notice) {
    if (notice.renewed) this.expires = notice.renewed;
    if (notice.moving) this.moving = notice.moving;
    this.room.notice(notice);
  }

  /** Joins again at once on a new socket; what was under way is sent again after it. */
  rejoin() {
    this.drop();
    this.open();
  }

  tryNow() {
    if (this.status.kind === "lost" || this.status.kind === "returning") this.open();
  }

  drop() {
    const old = this.socket;
    this.socket = null;
    this.joined = false;
    old?.close(1000);
    this.room.closed();
  }

  closed(code) {
    this.drop();
    if (code === 4401 && !this.hadToken()) return this.stop("You are signed out.", code);
    if ((code === 1007 || code === 4400) && this.faults++ > 0) {
      return this.stop("The room did not understand this page. Reload it; your text is kept.", code);
    }
    if (FINAL[code]) return this.stop(FINAL[code], code);
    this.lost("closed", WAITS[code] ?? this.spread(), code === HINDERED ? this.refusal : undefined);
  }

  /** After a planned stop everybody comes back, but not all at once. */
  spread() {
    const moving = this.moving;
    this.moving = undefined;
    return moving && Math.random() * moving;
  }

  /** A refused token is fetched anew twice; then the session itself must be gone. */
  hadToken() {
    this.refusals = performance.now() - (this.refusedAt ?? -Infinity) < 15_000 ? this.refusals + 1 : 1;
    this.refusedAt = performance.now();
    return this.refusals < 3;
  }

  lost(why, wait, hindered) {
    if (this.status.kind === "stopped") return;
    if (this.socket) this.drop();
    if (this.joinedAt && performance.now() - this.joinedAt > STEADY_MILLIS) this.attempt = 0;
    this.joinedAt = 0;
    const since = this.status.since ?? this.now();
    this.set({kind: this.attempt ? "returning" : "lost", since, attempt: this.attempt, why, hindered, code: hindered && HINDERED});
    this.later(wait);
  }

  later(wait) {
    const step = BACKOFF[Math.min(this.attempt, BACKOFF.length - 1)];
    this.attempt++;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      const first = this.status.kind === "connecting";
      if (!first) this.set({...this.status, kind: "returning", attempt: this.attempt});
      else this.set({...this.status, attempt: this.attempt});
      this.open();
    }, (wait ?? step) * (0.75 + Math.random() / 2));
  }

  stop(why, code) {
    this.drop();
    clearTimeout(this.retry);
    this.set({kind: "stopped", why, code});
  }

  set(status) {
    this.status = status;
    this.onStatus(status);
  }

  // How the line stands.

  tick() {
    if (!this.socket || document.hidden) return;
    const now = performance.now();
    if (now - this.heard > SILENCE_MILLIS && (this.pinged || !this.joined)) return this.lost("silence");
    if (this.joined && now - (this.lastPing ?? 0) >= PING_MILLIS) this.ping();
    if (this.joined) this.renew();
    const waiting = this.pinged ? now - this.pinged : 0;
    if (waiting > SLOW_MILLIS && this.joined) this.measured(Math.max(waiting, this.roundTrip ?? 0));
  }

  seen() {
    if (document.hidden) return;
    this.heard = performance.now();
    if (this.joined) this.ping();
    else this.tryNow();
  }

  ping() {
    const now = performance.now();
    this.lastPing = now;
    this.pinged ||= now;
    this.send({ping: {}});
  }

  pong(serverNow) {
    if (!this.pinged) return;
    const trip = performance.now() - this.pinged;
    this.pinged = 0;
    this.sample(serverNow, trip / 2, trip);
    this.roundTrip = trip;
    this.measured(trip);
  }

  measured(trip) {
    if (this.status.kind === "open") this.set({kind: "open", roundTrip: trip, slow: trip > SLOW_MILLIS});
  }

  /** The quickest of the last answers tells the server's time best. */
  sample(serverNow, age, trip) {
    this.samples = [...this.samples.filter(s => s.trip < Infinity), {offset: serverNow + age - Date.now(), trip}].slice(-8);
    this.offset = this.samples.reduce((a, b) => b.trip < a.trip ? b : a).offset;
  }

  async renew() {
    if (!this.expires || this.renewing || this.expires - this.now() > RENEW_BEFORE_MILLIS) return;
    this.renewing = true;
    try {
      const {token} = await this.roomToken();
      this.send({auth: {ref: 0, token}});
      await new Promise(done => setTimeout(done, 10_000));
    } catch {
      await new Promise(done => setTimeout(done, 5000));
    } finally {
      this.renewing = false;
    }
  }
}
