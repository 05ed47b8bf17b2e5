import { expect, test } from 'vitest'
import { appArguments, readArguments } from './arguments.mjs'

function allFor(...args) {
  const { values, links, problem } = readArguments(args)
  if (problem !== undefined) throw new Error(problem)
  return appArguments(values, links)
}

const forApp = (...args) => {
  const all = allFor(...args)
  return all.slice(all.indexOf('.') + 1)
}

test('a switch and its value reach the app as one argument, so that they cannot be parted', () => {
  expect(forApp('--dial', '123')).toEqual(['--dial=123'])
  expect(forApp('--dial=123')).toEqual(['--dial=123'])
})

test('links are passed on as they are', () => {
  expect(forApp('--demo', 'tel:+4930123456')).toEqual(['--demo', 'tel:+4930123456'])
})

test('the demo is of one system, or of all', () => {
  expect([forApp('--demo'), forApp('--demo', 'all'), forApp('--demo=all', '--answer')]).toEqual([
    ['--demo'],
    ['--demo=all'],
    ['--demo=all', '--answer']
  ])
  expect(forApp('--demo', 'all', 'tel:1')).toEqual(['--demo=all', 'tel:1'])
  for (const args of [['--demo', 'nonsense'], ['--demo=nonsense'], ['--demo=']]) {
    expect(readArguments(args).problem).toMatch(/^There is no demo "(nonsense)?": it is --demo, or --demo all\.$/)
  }
})

test('the settings folder is for Electron itself, so it comes before the app', () => {
  const all = allFor('--user-data-dir', '/tmp/x')
  expect(all.indexOf('--user-data-dir=/tmp/x')).toBeLessThan(all.indexOf('.'))
})

test.each([['--bogus'], ['--dial'], ['--dial', '--demo'], ['somewhere']])('%s is explained, not thrown', (...args) => {
  expect(readArguments(args).problem).toEqual(expect.any(String))
})

test.each([
  [{ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, '--ozone-platform=x11'],
  [{ DISPLAY: ':0' }, '--ozone-platform=x11'],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, '--ozone-platform-hint=auto'],
  [{}, undefined]
])('with %j the window system is asked for by %s', (env, expected) => {
  const all = appArguments({}, [], env)
  const asked = all.find((arg) => arg.startsWith('--ozone'))
  expect(asked).toBe(process.platform === 'linux' ? expected : undefined)
  if (asked !== undefined) expect(all.indexOf(asked)).toBeLessThan(all.indexOf('.'))
})
