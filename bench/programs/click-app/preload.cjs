/* global document, window */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a sandboxed preload script is CommonJS
const { ipcRenderer } = require('electron')

window.addEventListener('DOMContentLoaded', () => {
  document.querySelector('button').addEventListener('click', () => ipcRenderer.invoke('click', { call: '1' }))
})
