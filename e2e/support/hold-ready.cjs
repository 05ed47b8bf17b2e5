// Loaded before the program: `ready` reaches it only when Playwright is attached and calls `__playwright_run`. Playwright
// loads a file of its own for this, but only where it chooses the Electron itself. Without it windows are made while it
// attaches, and a page that is met half-way never tells that it has loaded.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what is loaded by `-r` is CommonJS
const { app } = require('electron')

const whenReady = app.whenReady()
const emit = app.emit.bind(app)
let readyArguments = []
let isReady = false
let release
const released = new Promise((resolve) => (release = resolve))

app.emit = (event, ...args) => {
  if (event !== 'ready' || isReady) return emit(event, ...args)
  readyArguments = args
  return app.listenerCount('ready') > 0
}
app.isReady = () => isReady
app.whenReady = () => released

globalThis.__playwright_run = async () => {
  await whenReady
  isReady = true
  release()
  emit('ready', ...readyArguments)
}
