import { app, BrowserWindow } from 'electron'

/** The least an Electron program can be: one window with one heading, or one text field. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 400, height: 680, show: false })
  window.once('ready-to-show', () => {
    process.stdout.write(`RINGSIDE_MARK painted ${Date.now()}\n`)
    window.show()
  })
  void window.loadFile(`${process.env.BENCH_PAGE ?? 'heading'}.html`)
})

app.on('window-all-closed', () => app.quit())
