/* global document, MutationObserver */
// Loaded before the program (`-r`), and by that before every page: keeps every text the page ever had, from its first
// element on.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS
const { app, contextBridge } = require('electron')

if (process.type === 'browser') {
  app.on('session-created', (session) => {
    if (session.registerPreloadScript) session.registerPreloadScript({ type: 'frame', filePath: __filename })
    else session.setPreloads([__filename])
  })
} else {
  const texts = []
  const note = () => {
    const text = document.body?.innerText.trim() ?? ''
    if (texts.at(-1) !== text) texts.push(text)
  }
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })
  contextBridge.exposeInMainWorld('recordedTexts', () => texts)
}
