import { describe, expect, it } from 'vitest'
import { Secret } from '../logging/secret.ts'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import type { ServerTrust } from './server-trust.ts'
import { makeCertificate } from './testing/certificates.ts'
import type { TestCertificate } from './testing/certificates.ts'
import { until } from './testing/hostile-server.ts'
import { agrees, agreesAnd, staged, UpgradeServer } from './testing/upgrade-server.ts'
import { runWebSocket } from './ws-client.ts'
import type { WsEnd } from './ws-client.ts'

describe('a hostile server', () => {
  it.each([
    ['one message of more than 1 MB', () => agrees((socket) => socket.send(Buffer.alloc(1024 * 1024 + 1)))],
    ['a frame that claims 2^40 bytes', () => agreesAnd(Buffer.from([0x82, 0x7f, 0, 0, 1, 0, 0, 0, 0, 0]))],
    [
      'a message in parts without end',
      () => agreesAnd(Buffer.from([0x01, 0]), Buffer.alloc(2 * 5000, Buffer.from([0x00, 0])))
    ]
  ])('that sends %s is too large', async (_, upgrade) => {
    await staged(upgrade(), async ({ got, end }) => {
      expect(await end).toEqual({ type: 'tooLarge' })
      expect(got).toEqual([])
    })
  })

  it.each([
    ['garbage', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')],
    ['a masked frame', Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5])],
    ['text that is no UTF-8', Buffer.from([0x81, 2, 0xc3, 0x28])],
    ['a compressed frame', Buffer.from([0xc1, 1, 0x61])]
  ])('that sends %s is no telephone system', async (_, frame) => {
    await staged(agreesAnd(frame), async ({ got, end }) => {
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'protocol' } })
      expect(got).toEqual([])
    })
  })

  it('that floods is read at the pace of the account, and nothing is lost', async () => {
    const size = 500_000
    const upgrade = agrees((socket) => {
      for (let message = 0; message < 40; message++) socket.send('x'.repeat(size))
      socket.close(1000)
    })
    await staged(upgrade, async ({ clock, got, end }) => {
      const most = Math.ceil(limits.streamBytesPerSecond / size) + 2
      let hasEnded = false
      void end.finally(() => (hasEnded = true)).catch(() => undefined)
      let before = 0
      for (let seconds = 0; !hasEnded && seconds < 60; seconds++) {
        await until(() => hasEnded || clock.sleeping > 2) // two of them wait for silence
        expect(got.length - before).toBeLessThanOrEqual(most)
        before = got.length
        await clock.advance(SECOND)
      }
      expect(await end).toEqual({ type: 'ended' })
      expect(got).toHaveLength(40)
    })
  })

  it('that does not read is left', async () => {
    const upgrade = agrees((socket) => socket.pause())
    await staged(upgrade, async ({ server, isOpen, send, end }) => {
      await until(isOpen)
      const flood = (): void => {
        for (let times = 0; times < 10_000; times++) send()('x'.repeat(100_000))
      }
      expect(flood).toThrow(expect.objectContaining({ kind: 'network' }))
      expect(await end).toMatchObject({ type: 'broken' })
      for (const socket of server.sockets) socket.destroy()
    })
  })
})

describe('the certificate of the server', () => {
  it('is trusted when it was confirmed or its authority is named, and nothing is sent to any other', async () => {
    const [own, other] = await Promise.all([makeCertificate(), makeCertificate()])
    await using server = await UpgradeServer.open(
      agrees((socket) => socket.close(1000)),
      own
    )
    const baseUrl = server.url('https')
    const auth = { kind: 'bearer', token: new Secret('t0ken') } as const
    const ends = async (trust?: ServerTrust): Promise<WsEnd> =>
      await runWebSocket({ baseUrl, path: '/ws', auth, trust }, new ManualClock(), {}, new AbortController().signal)
    const pinned = ({ cert }: TestCertificate): ServerTrust => ({
      kind: 'certificate',
      host: baseUrl.host,
      certificate: cert
    })
    const refused = async (end: Promise<WsEnd>, reason: string): Promise<void> =>
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'network', certificate: { reason } } })
    await refused(ends(), 'selfSigned')
    await refused(ends(pinned(other)), 'changed')
    expect(server.requests).toEqual([])
    expect(await ends(pinned(own))).toEqual({ type: 'ended' })
    expect(server.requests[0]?.headers.authorization).toBe('Bearer t0ken')
  })
})
