import { describe, expect, it, vi } from 'vitest'
import { notificationBody } from './notification-text.ts'

const HOSTILE = 'Müller & Söhne <a href="https://evil.example">here</a> &lt;'
const ESCAPED = 'Müller &amp; Söhne &lt;a href="https://evil.example"&gt;here&lt;/a&gt; &amp;lt;'

const says = (output: string | undefined) => vi.fn(() => Promise.resolve(output))

describe('the body of a notification', () => {
  it.each([
    ['   array [\n      string "actions"\n      string "body-markup"\n   ]\n'],
    ["(['actions', 'body', 'body-markup'],)\n"],
    ['as 3 "actions" "body" "body-markup"\n']
  ])('is escaped for a desktop that reads markup: %j', async (output) => {
    expect(await notificationBody(HOSTILE, 'linux', says(output))).toBe(ESCAPED)
  })

  it.each([['   array [\n      string "body"\n   ]\n'], ["(['body'],)\n"], ['as 1 "body"\n']])(
    'is as it is for one that reads none: %j',
    async (output) => {
      expect(await notificationBody(HOSTILE, 'linux', says(output))).toBe(HOSTILE)
    }
  )

  it('is escaped where nobody can be asked', async () => {
    expect(await notificationBody(HOSTILE, 'linux', says(undefined))).toBe(ESCAPED)
  })

  it.each(['darwin', 'win32'] as const)('is as it is on %s, without asking', async (platform) => {
    const run = says('as 1 "body-markup"')
    expect(await notificationBody(HOSTILE, platform, run)).toBe(HOSTILE)
    expect(run).not.toHaveBeenCalled()
  })

  it('asks nobody about a name without signs of markup', async () => {
    const run = says('as 1 "body-markup"')
    expect(await notificationBody('Frida Jönsson', 'linux', run)).toBe('Frida Jönsson')
    expect(run).not.toHaveBeenCalled()
  })
})
