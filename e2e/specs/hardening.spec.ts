import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Ringside } from '../ringside.ts'
import { expect, test } from '../fixtures.ts'

const bothPages = async (ringside: Ringside): Promise<readonly Page[]> => [
  await ringside.main(),
  await ringside.popup()
]

const addresses = (ringside: Ringside): Promise<string[]> =>
  ringside.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))

test('a page reaches neither the network nor anything but the bridge', async ({ jane }) => {
  for (const page of await bothPages(jane)) {
    const keys = await page.evaluate(() => Object.keys(Reflect.get(window, 'ringside')).sort())
    expect(keys).toEqual(['on', 'request'])
    const outcome = await page.evaluate(async (url) => {
      return fetch(url).then(
        () => 'reached',
        () => 'blocked'
      )
    }, 'https://pbx.example.org/')
    expect(outcome).toBe('blocked')
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)
    )
    expect(globals).toEqual([])
  }
})

test('navigation and new windows are denied', async ({ jane }) => {
  const pages = await bothPages(jane)
  const before = await addresses(jane)
  for (const page of pages) {
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'file:///etc/passwd'
      document.body.append(link)
      link.click()
    })
  }
  expect(await addresses(jane)).toEqual(before)
})

test('a redirect, a frame that navigates and a webview are cancelled in every window', async ({ jane }) => {
  await bothPages(jane)
  const cancelled = await jane.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      (['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const).filter((name) => {
        let isCancelled = false
        // the listeners of the program decide by nothing but the event itself
        webContents.emit(name, { preventDefault: () => (isCancelled = true) }, {}, {})
        return isCancelled
      })
    )
  )
  const all = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']
  expect(cancelled).toEqual([all, all])
})

test('a webview in a page is an element without a guest', async ({ jane }) => {
  const page = await jane.main()
  await jane.popup()
  const before = await addresses(jane)
  await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.org/')
    document.body.append(view)
  })
  expect(await page.evaluate(() => document.querySelector('webview')?.constructor.name)).toBe('HTMLElement')
  expect(await addresses(jane)).toEqual(before)
})

test('a file that is dropped on a window is neither opened nor shown', async ({ jane }) => {
  const folder = await mkdtemp(join(tmpdir(), 'ringside-dropped-'))
  try {
    const file = join(folder, 'dropped.html')
    await writeFile(file, '<title>dropped</title>')
    const pages = await bothPages(jane)
    const before = await addresses(jane)
    for (const page of pages) {
      const session = await page.context().newCDPSession(page)
      const data = { items: [], files: [file], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: 60, y: 60, data })
      }
      await session.detach()
      // what a drop starts is under way before the page answers again
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
    expect(await addresses(jane)).toEqual(before)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('what a page may ask a browser for is denied', async ({ jane }) => {
  for (const page of await bothPages(jane)) {
    const answers = await page.evaluate(async () => {
      const outcome = (asked: Promise<unknown>): Promise<string> =>
        asked.then(
          () => 'granted',
          () => 'denied'
        )
      const place = new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
      return {
        notifications: await Notification.requestPermission(),
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
        place: await outcome(place),
        clipboard: await outcome(navigator.clipboard.readText())
      }
    })
    const denied = 'denied'
    expect(answers).toEqual({
      notifications: denied,
      microphone: denied,
      screen: denied,
      place: denied,
      clipboard: denied
    })
  }
})

test('the bridge refuses channels that are not in the contract', async ({ jane }) => {
  const page = await jane.main()
  const answer = await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'ringside') as {
      request(name: string, input: unknown): Promise<{ ok: boolean }>
    } // the page's own type is not known here
    return Promise.all([
      bridge.request('constructor', undefined),
      bridge.request('call.act', { callId: 1 }),
      bridge.request('state.snapshot', { more: 'x' })
    ])
  })
  expect(answer.map(({ ok }) => ok)).toEqual([false, false, false])
})
