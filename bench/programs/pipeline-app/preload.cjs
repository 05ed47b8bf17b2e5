/* global document */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS
const { ipcRenderer } = require('electron')

ipcRenderer.on('event', (_event, index, data) => {
  const list = document.querySelector('ul')
  if (data === 'end') return list.replaceChildren()
  while (list.children.length <= index) list.append(document.createElement('li'))
  list.children[index].textContent = data
})
