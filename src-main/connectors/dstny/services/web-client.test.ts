import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenLink } from '../testing/open-link.ts'

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open()
})
afterEach(() => open[Symbol.asyncDispose]())

const answers = (body: unknown): void =>
  open.front.faults.reply(200, { operation: 'getWebClientUrl', body: JSON.stringify(body) })

describe('the address of the web client', () => {
  it.each([
    [{ url: 'https://web.example.org/' }, 'https://web.example.org/'],
    [{ version: 3, 'web-client': 'HTTPS://Web.Example.org/x?y=1' }, 'https://web.example.org/x?y=1']
  ])('is the first member that is one: %j', async (body, address) => {
    answers(body)
    expect(await open.ask('webClient.address', {})).toBe(address)
  })

  it.each([
    'http://web.example.org/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://jane:s3cret@web.example.org/',
    'https://web.example.org\\@evil.example/',
    ' https://web.example.org/',
    'https://web.exa\tmple.org/',
    `https://web.example.org/${'x'.repeat(2_048)}`
  ])('is refused in words when it is not safe: %j', async (url) => {
    answers({ url })
    await expect(open.ask('webClient.address', {})).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringMatching(/not safe to open/)
    })
    expect(open.link.capabilities.has('webClient')).toBe(true)
  })

  it.each([{}, { url: '' }, { url: 7 }])('that is not told takes the function away: %j', async (body) => {
    answers(body)
    await expect(open.ask('webClient.address', {})).rejects.toMatchObject({
      kind: 'unsupported',
      userMessage: expect.stringMatching(/does not say where/)
    })
    await open.until(() => open.recorded.lost.length > 0)
    expect(open.recorded.lost).toEqual(['webClient'])
  })

  it('that is forbidden takes the function away, and nothing else', async () => {
    open.front.faults.reply(403, { operation: 'getWebClientUrl' })
    await expect(open.ask('webClient.address', {})).rejects.toMatchObject({ kind: 'permission' })
    await open.until(() => open.recorded.lost.length > 0)
    expect(open.recorded.lost).toEqual(['webClient'])
  })
})
