import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { lookAtServer } from './server-look.ts'
import { makeCertificate } from './testing/certificates.ts'
import { TlsServer } from './testing/tls-server.ts'

const { signal } = new AbortController()

it('a look shows the certificate that is there, for its host and port, and sends nothing', async () => {
  const certificate = await makeCertificate()
  await using server = await TlsServer.open(certificate, (_, response) => void response.end())
  const seen = await lookAtServer(server.url.host, signal)
  expect(seen).toMatchObject({ kind: 'certificate', host: server.url.host })
  expect(new X509Certificate(seen.certificate).raw).toEqual(new X509Certificate(certificate.cert).raw)
  expect(await server.all()).toBe('')
})

it.each([
  '',
  'x y',
  'user@pbx.example.org',
  'pbx.example.org/path',
  'pbx.example.org?q',
  'PBX.example.org',
  'pbx.example.org:443',
  '[::1'
])('%j is no host to look at', async (host) => {
  await expect(lookAtServer(host, signal)).rejects.toMatchObject({ kind: 'protocol' })
})

it('a look that finds nobody, or nobody with TLS, says so in words', async () => {
  const plain = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${String((plain.address() as AddressInfo).port)}` // a TCP server that listens has such an address
  const unreachable = { kind: 'network', certificate: undefined, userMessage: expect.stringContaining(host) }
  await expect(lookAtServer(host, signal)).rejects.toMatchObject(unreachable)
  await new Promise((resolve) => plain.close(resolve))
  await expect(lookAtServer(host, signal)).rejects.toMatchObject(unreachable)
})
