import { expect, test } from 'vitest'
import { withoutNoise } from './chromium-log.mjs'

const NOISE = [
  '[19934:1128/164321.875625:ERROR:bus.cc(407)] Failed to connect to the bus: no such file',
  '[19934:19950:1128/164322.273875:ERROR:dbus/object_proxy.cc:590] Failed to call method',
  '[20009:1128/164322.576410:WARNING:vaapi_wrapper.cc(1585)] Skipping nv12 tests',
  '[1:1128/164322.576410:VERBOSE1:x.cc(1)] much'
]
const WORDS = [
  'Unknown option: --dail',
  '[19934:1128/164321.875625:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found',
  '(node:1) Warning: something',
  '[ringside] not Chromium'
]

function shownOf(lines, end = (_filter) => {}) {
  const shown = []
  const filter = withoutNoise((text) => shown.push(text))
  for (const text of lines) filter.line(text)
  end(filter)
  return shown
}

test('what Chromium says stays away, what the program says is shown', () => {
  expect(shownOf([...NOISE, ...WORDS])).toEqual(WORDS)
})

test('when the program fails, the end of what was held back is told', () => {
  const failed = (filter) => filter.showHeldBack()
  expect(shownOf([WORDS[0], ...NOISE], failed)).toEqual([WORDS[0], ...NOISE])
  const many = Array.from({ length: 100 }, (_, index) => `${NOISE[0]}${index}`)
  expect(shownOf(many, failed)).toEqual(many.slice(-30))
})
