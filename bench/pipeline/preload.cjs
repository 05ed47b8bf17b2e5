/* global document */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS
const { ipcRenderer } = require('electron')

ipcRenderer.on('event', (_event, data) => {
  const list = document.querySelector('ul')
  if (data !== 'ring') return list.replaceChildren()
  const card = document.createElement('li')
  card.textContent = 'Call from Frida'
  list.append(card)
})
