// Somebody who types, for each of the peers, with the peer's own client. enter() gives {type(token), close()}; heard() is
// called with all text that others put in.
import WebSocket from 'ws'

const MOST_UNITS = 2000

// Where a token goes, and how much is taken away there, so that the text stays a row of whole tokens.
function place(length, size) {
  const at = size * Math.floor(Math.random() * (length / size))
  return [at, length < MOST_UNITS ? 0 : size]
}

export const clients = {
  async sharedb(port, room, heard) {
    const { default: ShareDB } = await import('sharedb/lib/client/index.js')
    const { type, insert, remove } = await import('ot-text-unicode')
    ShareDB.types.register(type)
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
    const connection = new ShareDB.Connection(socket)
    const doc = connection.get('rooms', room)
    await new Promise((done, fail) => doc.subscribe(error => error ? fail(error) : done()))
    if (!doc.type) await new Promise(done => doc.create('', type.uri, () => done()))
    doc.on('op', (op, own) => { if (!own) for (const part of op) if (typeof part === 'string') heard(part) })
    return {
      type(token) {
        const [at, gone] = place(doc.data.length, token.length)
        doc.submitOp(gone ? type.compose(remove(at, gone), insert(at, token)) : insert(at, token))
      },
      close: () => connection.close()
    }
  },

  async 'y-websocket'(port, room, heard) {
    const Y = await import('yjs')
    const { WebsocketProvider } = await import('y-websocket')
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, room, doc, { WebSocketPolyfill: WebSocket, disableBc: true })
    await new Promise(done => provider.once('sync', done))
    return shared(doc, heard, () => provider.destroy())
  },

  async hocuspocus(port, room, heard) {
    const Y = await import('yjs')
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import('@hocuspocus/provider')
    const doc = new Y.Doc()
    const websocketProvider = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}`, WebSocketPolyfill: WebSocket })
    let provider
    await new Promise(done => {
      provider = new HocuspocusProvider({ websocketProvider, name: room, document: doc, onSynced: done })
      provider.attach()
    })
    return shared(doc, heard, () => { provider.destroy(); websocketProvider.destroy() })
  }
}

function shared(doc, heard, close) {
  const text = doc.getText('text')
  text.observe((event, transaction) => {
    if (!transaction.local) for (const part of event.delta) if (typeof part.insert === 'string') heard(part.insert)
  })
  return {
    type(token) {
      const [at, gone] = place(text.length, token.length)
      doc.transact(() => {
        if (gone) text.delete(at, gone)
        text.insert(at, token)
      })
    },
    close
  }
}
