import { expect, it } from 'vitest'
import { argumentsForX11, isOnWayland } from './window-system.ts'

const wayland = { platform: 'linux', ozone: 'wayland' } as const
const argv = ['/usr/lib/ringside/ringside', '--hidden', '--', 'tel:+493023125123']
const env = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }

it('a start on Wayland that nobody asked for is done anew on X11, once, with all it was asked', () => {
  const again = argumentsForX11(wayland, argv, env)
  expect(again).toEqual(['--ozone-platform=x11', '--hidden', '--', 'tel:+493023125123'])
  expect(argumentsForX11(wayland, [...argv.slice(0, 1), ...(again ?? [])], env)).toBeUndefined()
})

it.each([
  ['on X11', { ...wayland, ozone: 'x11' }, argv, env],
  ['on another system', { ...wayland, platform: 'darwin' }, argv, env],
  ['when Wayland was asked for', wayland, ['ringside', '--ozone-platform=wayland'], env],
  ['when there is no X11', wayland, argv, { WAYLAND_DISPLAY: 'wayland-0' }],
  ['when X11 is switched off', wayland, argv, { ...env, DISPLAY: '' }]
] as const)('%s it goes on as it is', (_when, system, args, variables) => {
  expect(argumentsForX11(system, args, variables)).toBeUndefined()
})

it('only Linux has Wayland', () => {
  expect(isOnWayland(wayland)).toBe(true)
  expect(isOnWayland({ ...wayland, platform: 'win32' })).toBe(false)
})
