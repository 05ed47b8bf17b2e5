import { describe, expect, it } from 'vitest'
import { FakeWindow } from './testing/fake-window.ts'
import { TrustedWindows } from './trusted-windows.ts'

const DEV = 'http://localhost:5173'

function asksFrom(url: string, devOrigin?: string): boolean {
  const window = new FakeWindow(1)
  const trusted = new TrustedWindows(devOrigin)
  trusted.add(window)
  return trusted.senderOf({ sender: { id: 1 }, senderFrame: { url, parent: null } }) !== undefined
}

describe('a window of ours', () => {
  it('may ask from its own page', () => {
    expect(asksFrom('app://ringside/index.html')).toBe(true)
  })

  it.each(['app://other/index.html', 'http://ringside/', 'file:///index.html', `${DEV}/index.html`, 'about:blank', ''])(
    'may not ask from %j',
    (url) => expect(asksFrom(url)).toBe(false)
  )

  it('may ask from the dev server where there is one, and from nowhere near it', () => {
    expect(asksFrom(`${DEV}/popup.html`, DEV)).toBe(true)
    for (const url of ['http://localhost:5174/', 'https://localhost:5173/', 'http://localhost.evil:5173/', 'null'])
      expect(asksFrom(url, DEV)).toBe(false)
  })
})
