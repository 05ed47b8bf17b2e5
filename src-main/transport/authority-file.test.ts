import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAuthorities } from './authority-file.ts'
import { shownCertificate, shownTrust } from './certificate-text.ts'
import { makeCertificate } from './testing/certificates.ts'
import type { TestCertificate } from './testing/certificates.ts'

let company: TestCertificate
let branch: TestCertificate
let server: TestCertificate

beforeAll(async () => {
  company = await makeCertificate({ name: 'CN=Office CA, O=Example Ltd', isAuthority: true, hosts: [] })
  branch = await makeCertificate({ name: 'CN=Branch CA', isAuthority: true, hosts: [] })
  server = await makeCertificate({ issuer: company })
})

const read = (content: string | Uint8Array): ReturnType<typeof readAuthorities> =>
  readAuthorities('ca.pem', typeof content === 'string' ? Buffer.from(content) : content)
const subjects = (content: string | Uint8Array): string[] => {
  const trust = shownTrust(read(content))
  return trust.kind === 'authority' ? trust.certificates.map(({ subject }) => subject) : []
}
const refusing = (content: string | Uint8Array, words: RegExp): void =>
  expect(() => read(content)).toThrow(
    expect.objectContaining({ kind: 'protocol', userMessage: expect.stringMatching(words) })
  )

describe('a CA file', () => {
  it('holds one authority or several, as PEM with words in between, or one as DER', () => {
    expect(subjects(company.cert)).toEqual(['Office CA · Example Ltd'])
    expect(subjects(`subject=x\r\n${company.cert.replaceAll('\n', '\r\n')}\r\n# and\r\n${branch.cert}`)).toEqual([
      'Office CA · Example Ltd',
      'Branch CA'
    ])
    expect(subjects(new X509Certificate(branch.cert).raw)).toEqual(['Branch CA'])
  })

  it('may be that of a whole chain: what is no authority is left out', () => {
    expect(subjects(`${server.cert}\n${company.cert}`)).toEqual(['Office CA · Example Ltd'])
    expect(read(`${server.key}\n${company.cert}`).certificates).not.toContain('PRIVATE KEY')
  })

  it('is refused in words when it is something else', () => {
    refusing(server.cert, /certificate of pbx, which is no authority/)
    refusing(server.key, /no certificate/)
    refusing(`${company.cert}${branch.cert.replace(/M/g, '!')}`, /no certificate that can be read/)
    refusing('', /no certificate/)
    refusing(new Uint8Array(60_000).fill(0x30), /no certificate/)
    refusing(company.cert.repeat(21), /more than 20/)
    refusing(`${company.cert}${' '.repeat(64 * 1024)}`, /larger than 64 kB/)
  })
})

it('what a certificate says of itself is cleaned and cut', async () => {
  const name = [{ CN: [`pbx\u202e\u0007${'x'.repeat(500)}`] }, { O: ['CN=Known Authority'] }]
  const hosts = Array.from({ length: 100 }, (_, index) => ({ type: 'dns' as const, value: `h${index}.example.org` }))
  const hostile = await makeCertificate({ name, hosts })
  const { subject, names, endsAt } = shownCertificate(new X509Certificate(hostile.cert))
  expect(subject).toMatch(/^pbx/)
  expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\n]/u)
  expect([...subject].length).toBeLessThanOrEqual(200)
  expect(names).toMatch(/^h0\.example\.org, h1\.example\.org, /)
  expect(names?.length).toBeLessThanOrEqual(200)
  expect(endsAt).toBeGreaterThan(Date.now())
})
