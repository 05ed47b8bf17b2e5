/* global window, document, requestAnimationFrame, MutationObserver */
// Loaded into Ringside's main process before Ringside itself; prints when its main window shows a text.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Electron loads such a module as CommonJS
const { app } = require('electron')

const text = process.env.BENCH_STATE

app.on('browser-window-created', (_event, { webContents }) => {
  webContents.once('dom-ready', () => {
    if (!webContents.getURL().endsWith('/index.html')) return
    void webContents.executeJavaScript(`(${whenShown})(${JSON.stringify(text)})`).then((at) => {
      process.stdout.write(`RINGSIDE_MARK state ${at}\n`)
    })
  })
})

/** Runs in the page: the time of the first frame with this text in it, epoch ms. */
function whenShown(wanted) {
  return new Promise((resolve) => {
    // kept by the page, or the promise could be thrown away while nobody asks for it
    window.benchShown = resolve
    const isThere = () => document.body.textContent.includes(wanted)
    const done = () => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
    if (isThere()) return done()
    const observer = new MutationObserver(() => {
      if (!isThere()) return
      observer.disconnect()
      done()
    })
    observer.observe(document.body, { childList: true, characterData: true, subtree: true })
  })
}
