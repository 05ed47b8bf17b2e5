import { expect, it, vi } from 'vitest'
import { isTrayShown } from './tray-host.ts'

it.each([
  ['method return time=1 sender=org.freedesktop.DBus\n   boolean true\n', true],
  ['method return time=1 sender=org.freedesktop.DBus\n   boolean false\n', false],
  ['(true,)\n', true],
  ['b false\n', false]
])('the answer %j means %s', async (answer, shown) => {
  expect(await isTrayShown('linux', () => Promise.resolve(answer))).toBe(shown)
})

it('the next way is tried when one fails', async () => {
  const run = vi.fn((program: string) => Promise.resolve(program === 'busctl' ? 'b true' : undefined))
  expect(await isTrayShown('linux', run)).toBe(true)
  expect(run).toHaveBeenCalledTimes(3)
})

it('not knowing counts as no tray', async () => {
  expect(await isTrayShown('linux', () => Promise.resolve(undefined))).toBe(false)
})

it.each(['win32', 'darwin'] as const)('%s always has a tray', async (platform) => {
  const run = vi.fn(() => Promise.resolve(undefined))
  expect(await isTrayShown(platform, run)).toBe(true)
  expect(run).not.toHaveBeenCalled()
})
