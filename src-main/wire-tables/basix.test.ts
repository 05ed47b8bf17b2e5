import { describe, expect, it } from 'vitest'
import { basixOperations, type BasixOperation } from './basix.ts'
import { methods } from './basix/methods.ts'
import { commands, sockets } from './basix/sockets.ts'

const rows: [string, BasixOperation][] = Object.entries(basixOperations)

describe('the Basix table', () => {
  it('has each method and socket in a place of its own name, below one path', () => {
    for (const [name, { path }] of Object.entries({ ...methods, ...sockets })) {
      expect(path).toBe(`/basix/api/${name}`)
    }
    for (const { path } of Object.values(commands)) expect(path).toBe(sockets.ws_cti.path)
  })

  it('has no word twice, so that each can be logged and struck by itself', () => {
    const words = [methods, sockets, commands].flatMap((part) => Object.keys(part))
    expect(rows.map(([name]) => name)).toEqual(words)
    expect(new Set(words).size).toBe(words.length)
  })

  it('is asked as its transport wants it', () => {
    const ways = { http: 'POST', socket: 'GET', command: 'MESSAGE' }
    for (const [name, { transport, method }] of rows) expect([name, method]).toEqual([name, ways[transport]])
  })

  it('has names of parameters with at most the one mark, none of them twice', () => {
    for (const [name, { parameters }] of rows) {
      for (const parameter of parameters) expect(parameter, name).toMatch(/^[a-z_]+!?$/)
      const bare = parameters.map((parameter) => parameter.replace('!', ''))
      expect(new Set(bare).size, name).toBe(bare.length)
    }
  })

  it('names whoever is rung first in every way the vendor has', () => {
    const named = rows.filter(([, { names }]) => names !== undefined)
    expect(named.map(([name]) => name)).toEqual(['call_user', 'call_group'])
    for (const [name, { names, parameters }] of named) {
      const ways = parameters.filter(
        (parameter) => parameter.startsWith(`${names}_`) && !parameter.includes('resolver')
      )
      expect(ways, name).toHaveLength(names === 'user' ? 6 : 5)
    }
  })

  it('has three rows that nobody uses', () => {
    expect(rows.filter(([, { use }]) => use === 'never').map(([name]) => name)).toEqual([
      'initiate_call',
      'ws_transcription',
      'eavesdrop'
    ])
  })
})
