import { app, BrowserWindow } from 'electron'
import { EventSource } from 'eventsource'

const streams = JSON.parse(process.env.BENCH_STREAMS)
const isPopup = process.env.BENCH_SHOWN !== '1'
const popup = { width: 360, height: 168, show: false, frame: false, skipTaskbar: true, alwaysOnTop: true }

/** The shortest way from a server-sent event to a frame: no state, no stores, no framework. */
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    ...(isPopup ? popup : { width: 400, height: 680 }),
    webPreferences: {
      preload: `${import.meta.dirname}/preload.cjs`,
      backgroundThrottling: process.env.BENCH_THROTTLING !== '0'
    }
  })
  await window.loadFile('index.html')
  streams.forEach(({ url, headers }, index) => {
    const withHeaders = (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...headers } })
    const source = new EventSource(url, { fetch: withHeaders })
    source.onmessage = ({ data }) => {
      window.webContents.send('event', index, data)
      if (!isPopup) return
      if (data === 'end') window.hide()
      else window.showInactive()
    }
  })
})
