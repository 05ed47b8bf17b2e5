import { app, BrowserWindow, ipcMain } from 'electron'
import { request } from 'undici'

const headers = { 'content-type': 'application/json' }

/** The shortest way from a click to a request: no state, no checks. */
void app.whenReady().then(async () => {
  ipcMain.handle('click', async (_event, input) => {
    const { body } = await request(process.env.BENCH_CLICKS, { method: 'POST', headers, body: JSON.stringify(input) })
    await body.dump()
  })
  const window = new BrowserWindow({
    width: 400,
    height: 680,
    webPreferences: { preload: `${import.meta.dirname}/preload.cjs` }
  })
  await window.loadFile('index.html')
})
