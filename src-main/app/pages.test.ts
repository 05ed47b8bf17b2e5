import { expect, it } from 'vitest'
import { devServerOrigin, pageUrls } from './pages.ts'

it('pages come from the app scheme', () => {
  expect(pageUrls(undefined)('popup')).toBe('app://ringside/popup.html')
})

it('in development pages come from the dev server', () => {
  const origin = devServerOrigin(false, { ELECTRON_RENDERER_URL: 'http://localhost:5173/' })
  expect(pageUrls(origin)('main')).toBe('http://localhost:5173/index.html')
})

it.each([
  [true, 'http://localhost:5173'],
  [false, 'https://evil.example'],
  [false, 'nonsense'],
  [false, undefined]
])('packaged %s with the dev server %s there is none', (isPackaged, address) => {
  expect(devServerOrigin(isPackaged, { ELECTRON_RENDERER_URL: address })).toBeUndefined()
})
