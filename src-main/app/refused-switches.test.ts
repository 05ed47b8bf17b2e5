import { describe, expect, it } from 'vitest'
import { refusedSwitch } from './refused-switches.ts'

/** What a command line with these switches answers, as Chromium parses it. */
const refusedOf = (...switches: readonly string[]): string | undefined =>
  refusedSwitch((name) => switches.some((one) => one === name || one.startsWith(`${name}=`)))

describe('a packaged program', () => {
  it.each([
    'remote-debugging-port=9222',
    'remote-debugging-pipe',
    'inspect=0',
    'js-flags=--expose-gc',
    'load-extension=/x',
    'renderer-cmd-prefix=calc',
    'utility-cmd-prefix=calc',
    'gpu-launcher=calc',
    'browser-subprocess-path=/x',
    'disable-web-security',
    'allow-running-insecure-content',
    'unsafely-treat-insecure-origin-as-secure=http://x',
    'enable-blink-features=X',
    'no-sandbox',
    'single-process',
    'disable-setuid-sandbox',
    'proxy-server=evil.example',
    'proxy-pac-url=http://x',
    'host-rules=MAP * evil.example',
    'host-resolver-rules=MAP * evil.example',
    'ignore-certificate-errors',
    'ssl-key-log-file=/x',
    'log-net-log=/x',
    'user-data-dir=/x'
  ])('does not start with --%s', (one) => {
    expect(refusedOf('lang=de', one)).toBe(`--${one.split('=')[0] ?? ''}`)
  })

  it.each([
    [],
    ['demo'],
    ['dial=201', 'answer', 'hangup', 'hidden'],
    ['ozone-platform=x11'],
    ['allow-file-access-from-files'],
    ['lang=de', 'force-device-scale-factor=2', 'disable-gpu', 'password-store=kwallet5', 'enable-logging'],
    ['user-data'],
    ['inspection']
  ])('starts with %j', (...switches) => {
    expect(refusedOf(...switches)).toBeUndefined()
  })
})
