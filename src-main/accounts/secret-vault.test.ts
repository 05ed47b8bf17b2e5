import { describe, expect, it, vi } from 'vitest'
import { createLog } from '../logging/log.ts'
import { LogMemory } from '../logging/log-file.ts'
import { Secret } from '../logging/secret.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, SECOND } from '../util/durations.ts'
import { SecretVault } from './secret-vault.ts'
import type { KeyStore } from './secret-vault.ts'

const clock = new ManualClock()
const memoryKeyStore = (): KeyStore & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    getPassword: async (service, account) => kept.get(`${service}/${account}`) ?? null,
    setPassword: async (service, account, password) => void kept.set(`${service}/${account}`, password),
    deletePassword: async (service, account) => kept.delete(`${service}/${account}`)
  }
}
const failing: KeyStore = {
  getPassword: () => Promise.reject(new Error('locked, canary')),
  setPassword: () => Promise.reject(new Error('locked')),
  deletePassword: () => Promise.reject(new Error('locked'))
}
const vaultOn = (keyStore: KeyStore | undefined, memory = new LogMemory()): SecretVault =>
  new SecretVault({ keyStore, clock, log: createLog({ destination: memory, clock }) })
const reveal = async (vault: SecretVault): Promise<string | undefined> => {
  const reading = await vault.read('a')
  return reading.status === 'found' ? reading.secret.reveal() : undefined
}

describe('the secret vault', () => {
  it('keeps one entry per account under its service', async () => {
    const keyStore = memoryKeyStore()
    const vault = vaultOn(keyStore)
    expect(await vault.put('a', new Secret('one'))).toBe('keyStore')
    expect([...keyStore.kept]).toEqual([['Ringside/a', 'one']])
    expect(await reveal(vault)).toBe('one')
    expect(await vault.delete('a')).toBe(true)
    expect(await vault.read('a')).toEqual({ status: 'missing' })
  })

  it('holds the secret in memory without a key store, and forgets it with the program', async () => {
    const vault = vaultOn(undefined)
    expect(await vault.put('a', new Secret('one'))).toBe('memory')
    expect(await reveal(vault)).toBe('one')
    expect(await vaultOn(undefined).read('a')).toEqual({ status: 'missing' })
  })

  it('says unavailable, not missing, when the key store is locked', async () => {
    expect(await vaultOn(failing).read('a')).toEqual({ status: 'unavailable' })
    expect(await vaultOn(failing).delete('a')).toBe(false)
    const vault = vaultOn(failing)
    expect(await vault.put('a', new Secret('one'))).toBe('memory')
    expect(await reveal(vault)).toBe('one')
  })

  it('does not wait for ever for a key store that asks the user', async () => {
    const slow = vaultOn({ ...failing, getPassword: () => new Promise(() => undefined) })
    const reading = slow.read('a')
    await vi.waitUntil(() => clock.sleeping > 0)
    await clock.advance(30 * SECOND)
    expect(await reading).toEqual({ status: 'unavailable' })
    expect(clock.sleeping).toBe(0)
  })

  it.each([-HOUR, HOUR])('is worth reading again after its pause, however the clock is set: %d ms', async (setByMs) => {
    let isReadable = false
    const vault = vaultOn({ ...failing, isUnlocked: () => Promise.resolve(true) })
    const life = new AbortController()
    const waiting = vault.readable('a', 2, life.signal).then(() => (isReadable = true))
    clock.set(setByMs)
    await clock.advance(39 * SECOND)
    expect(isReadable).toBe(false)
    await clock.advance(SECOND)
    expect(isReadable).toBe(true)
    await waiting
  })

  it('does one step after the other on the same entry', async () => {
    const keyStore = memoryKeyStore()
    const order: string[] = []
    let letGo = (): void => undefined
    const setPassword = vi.fn<KeyStore['setPassword']>(async (_service, _account, password) => {
      order.push(`start ${password}`)
      if (password === 'one') await new Promise<void>((resolve) => (letGo = resolve))
      order.push(`end ${password}`)
    })
    const vault = vaultOn({ ...keyStore, setPassword })
    const both = Promise.all([vault.put('a', new Secret('one')), vault.put('a', new Secret('two'))])
    await vi.waitUntil(() => order.length === 1)
    letGo()
    await both
    expect(order).toEqual(['start one', 'end one', 'start two', 'end two'])
  })

  it('never writes a secret into the log', async () => {
    const memory = new LogMemory()
    await vaultOn(failing, memory).put('a', new Secret('canary'))
    expect(memory.lines).toHaveLength(1)
    expect(memory.lines.join()).not.toContain('canary')
  })
})
