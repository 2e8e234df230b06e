// One of the peers, with everything in memory: node servers.mjs sharedb|y-websocket|hocuspocus PORT
import http from 'node:http'
import { WebSocketServer } from 'ws'

const [name, port] = process.argv.slice(2)

const kinds = {
  async sharedb() {
    const { default: ShareDB } = await import('sharedb')
    const { default: Stream } = await import('@teamwork/websocket-json-stream')
    const { type } = await import('ot-text-unicode')
    ShareDB.types.register(type)
    const backend = new ShareDB({ suppressErrors: true })
    return listen(socket => backend.listen(new Stream(socket)))
  },
  async 'y-websocket'() {
    const { setupWSConnection } = await import('@y/websocket-server/utils')
    return listen(setupWSConnection)
  },
  async hocuspocus() {
    const { Server } = await import('@hocuspocus/server')
    await new Server({ port: Number(port), address: '127.0.0.1', quiet: true }).listen()
  }
}

function listen(take) {
  const server = http.createServer()
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', take)
  return new Promise(done => server.listen(Number(port), '127.0.0.1', done))
}

await kinds[name]()
console.log('ready')
