import { expect, it } from 'vitest'
import { notificationBody } from './notification-text.ts'

const HOSTILE = 'Müller & Söhne <a href="https://evil.example">here</a> &lt;'

it('is text where desktops read markup, and as it is elsewhere', () => {
  expect(notificationBody(HOSTILE, 'linux')).toBe(
    'Müller &amp; Söhne &lt;a href="https://evil.example"&gt;here&lt;/a&gt; &amp;lt;'
  )
  expect(notificationBody(HOSTILE, 'darwin')).toBe(HOSTILE)
  expect(notificationBody(HOSTILE, 'win32')).toBe(HOSTILE)
})
