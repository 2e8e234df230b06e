// What this browser keeps of a room: only work that the server has not yet confirmed, and text that found no place.
// Work is written under the room and the client id. A Web Lock is held for the life of the page, so that of several tabs
// only one goes on where a closed one stopped. Text that found no place belongs to all tabs of its author: each piece has
// a key of its own, so that no tab writes over what another kept.

const DELAY_MILLIS = 250;
const kept = (room, id) => `tryout.kept.${room}.${id}`;
const work = (room, client) => `tryout.work.${room}.${client}`;
const lockName = (room, client) => `tryout-client-${room}-${client}`;

export class Keep {
  /**
   * @param {string} room its id, and as whom: one browser may hold a mentor and a candidate
   * @param {Storage} storage @param {EventTarget} page
   */
  constructor(room, storage = localStorage, page = window) {
    this.room = room;
    this.storage = storage;
    this.latest = null;
    this.client = null;
    this.timer = 0;
    /** Whether the browser's storage did not take the work, so that it goes with the window. */
    this.full = false;
    this.changed = () => {};
    /** Told when another tab kept a piece of text or gave one up: its id, and the piece or null. */
    this.keptElsewhere = () => {};
    page.addEventListener("pagehide", () => this.flush());
    page.addEventListener("storage", event => this.heard(event));
  }

  heard({storageArea, key, newValue}) {
    const prefix = kept(this.room, "");
    if (storageArea === this.storage && key?.startsWith(prefix)) this.keptElsewhere(key.slice(prefix.length), parsed(newValue));
  }

  /** The work an earlier page left, if no living page holds it. Taking it also takes its client id. */
  async claim() {
    const prefix = work(this.room, "");
    const keys = Object.keys(this.storage).filter(k => k.startsWith(prefix));
    for (const key of keys) {
      const left = this.read(key);
      if (!left) continue;
      if (await this.hold(left.client)) return left;
    }
    return null;
  }

  /** Holds a client id until the page goes. @returns {Promise<boolean>} whether it was free */
  hold(client) {
    if (this.client === client) return Promise.resolve(true);
    return new Promise(resolve => {
      navigator.locks.request(lockName(this.room, client), {ifAvailable: true}, lock => {
        resolve(!!lock);
        if (!lock) return undefined;
        this.client = client;
        return new Promise(() => {});
      }).catch(() => resolve(false));
    });
  }

  /** Stores the unconfirmed work of a room soon, or wipes it at once when there is none. */
  save(room) {
    this.latest = room;
    if (!room) {
      this.wipe();
      return;
    }
    this.timer ||= setTimeout(() => this.flush(), DELAY_MILLIS);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.latest?.me) return;
    const client = this.latest.me.client;
    this.hold(client);
    this.written = work(this.room, client);
    this.setFull(!this.write(this.written, this.latest));
  }

  wipe() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.written) this.storage.removeItem(this.written);
    this.written = null;
    this.setFull(false);
  }

  setFull(full) {
    if (full === this.full) return;
    this.full = full;
    this.changed();
  }

  /** After a leftover was taken in, its own place is this page's place. */
  took(client) {
    this.written = work(this.room, client);
  }

  /** Keeps one piece of text that found no place. @returns {boolean} whether the storage took it */
  saveKept(item) {
    return this.write(kept(this.room, item.id), item);
  }

  forgetKept(id) {
    this.storage.removeItem(kept(this.room, id));
  }

  /** Everything that was kept, by any tab, the oldest first. */
  readKept() {
    const prefix = kept(this.room, "");
    return Object.keys(this.storage).filter(k => k.startsWith(prefix)).map(k => this.read(k)).filter(Boolean).sort((a, b) => a.at - b.at);
  }

  read(key) {
    return parsed(this.storage.getItem(key));
  }

  /** @returns {boolean} whether the storage took it */
  write(key, value) {
    try {
      this.storage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }
}

function parsed(plain) {
  try {
    return JSON.parse(plain);
  } catch {
    return null;
  }
}
