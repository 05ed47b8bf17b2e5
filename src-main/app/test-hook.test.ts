import { expect, it } from 'vitest'
import { isTestHookAllowed } from './test-hook.ts'

it.each([
  [false, '1', true],
  [true, '1', false],
  [false, undefined, false],
  [false, 'true', false]
])('packaged %s with RINGSIDE_TEST_HOOK=%s the hook is allowed: %s', (isPackaged, value, allowed) => {
  expect(isTestHookAllowed(isPackaged, { RINGSIDE_TEST_HOOK: value })).toBe(allowed)
})
