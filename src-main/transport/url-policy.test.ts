import { describe, expect, it } from 'vitest'
import { CtiError } from '../util/errors.ts'
import { isLoopback, isUnencrypted, serverUrl } from './url-policy.ts'

const strict = { allowPlainHttp: false }

describe('the address of a server', () => {
  it('is https when no scheme was typed', () => {
    expect(serverUrl(' pbx.example.org ', strict).href).toBe('https://pbx.example.org/')
    expect(serverUrl('pbx.example.org:8443/api', strict).href).toBe('https://pbx.example.org:8443/api')
  })

  it('may be without encryption on this computer only', () => {
    for (const address of ['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:1', 'http://127.9.9.9']) {
      expect(serverUrl(address, strict).protocol).toBe('http:')
    }
    for (const address of ['http://pbx.example.org', 'HTTP://10.0.0.1', 'http://127.0.0.1.example.org']) {
      expect(() => serverUrl(address, strict)).toThrow(expect.objectContaining({ kind: 'permission' }))
    }
  })

  it('may be without encryption when the account allows it', () => {
    expect(serverUrl('http://pbx.example.org', { allowPlainHttp: true }).protocol).toBe('http:')
  })

  it.each([
    '',
    ' ',
    'https://',
    'ftp://pbx.example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:secret@pbx.example.org',
    'pbx.example.org?token=1',
    'pbx.example.org#x',
    'pbx example.org',
    'https:\\\\pbx.example.org',
    'ws://pbx.example.org'
  ])('%j is refused', (address) => {
    expect(() => serverUrl(address, strict)).toThrow(CtiError)
  })

  it('knows this computer by every name', () => {
    expect(['localhost', '127.0.0.1', '[::1]'].every(isLoopback)).toBe(true)
    expect(['localhost.example.org', '128.0.0.1', 'example.org'].some(isLoopback)).toBe(false)
  })

  it.each([
    ['http://pbx.example.org:8080/cti', true],
    ['HTTP://192.168.1.5', true],
    ['http://localhost:9', false],
    ['https://pbx.example.org', false],
    ['pbx.example.org', false],
    ['http://', false]
  ])('%s can be read by others: %s', (address, is) => {
    expect(isUnencrypted(address)).toBe(is)
  })
})
