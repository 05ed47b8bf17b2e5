import { app, BrowserWindow } from 'electron'
import { EventSource } from 'eventsource'

/** The shortest way from a server-sent event to a frame: no state, no stores, no framework. */
app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 360,
    height: 168,
    show: false,
    frame: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    webPreferences: {
      preload: `${import.meta.dirname}/preload.cjs`,
      backgroundThrottling: process.env.BENCH_THROTTLING !== '0'
    }
  })
  await window.loadFile('index.html')
  const source = new EventSource(process.env.BENCH_EVENTS)
  source.onmessage = ({ data }) => {
    window.webContents.send('event', data)
    if (data === 'ring') window.showInactive()
    else window.hide()
  }
})
