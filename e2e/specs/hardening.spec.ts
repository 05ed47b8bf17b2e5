import { expect, test } from '../fixtures.ts'

test('a page reaches neither the network nor anything but the bridge', async ({ jane }) => {
  const page = await jane.main()
  const keys = await page.evaluate(() => Object.keys(Reflect.get(window, 'ringside')).sort())
  expect(keys).toEqual(['on', 'request'])
  const outcome = await page.evaluate(async (url) => {
    return fetch(url).then(
      () => 'reached',
      () => 'blocked'
    )
  }, 'https://pbx.example.org/')
  expect(outcome).toBe('blocked')
  expect(await page.evaluate(() => typeof Reflect.get(window, 'require'))).toBe('undefined')
})

test('navigation and new windows are denied', async ({ jane }) => {
  const page = await jane.main()
  await jane.popup()
  const address = page.url()
  const opened = await page.evaluate(() => window.open('https://example.org/') === null)
  expect(opened).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'file:///etc/passwd'
    document.body.append(link)
    link.click()
  })
  const shown = await jane.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL())
  )
  expect(shown.sort()).toEqual([address, address.replace('index', 'popup')])
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
