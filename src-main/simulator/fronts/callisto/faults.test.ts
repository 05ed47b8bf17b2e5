import { describe, expect, it, vi } from 'vitest'
import { XMLValidator } from 'fast-xml-parser'
import { DAY, SECOND } from '../../../util/durations.ts'
import { callistoFunctions, type CallistoFunctionName } from '../../../wire-tables/callisto.ts'
import { callistoServerForEachCase } from '../../testing/callisto-server.ts'

const server = callistoServerForEachCase()
const names = Object.keys(callistoFunctions) as CallistoFunctionName[] // its own keys

const groups = (): number => server.front.server.instances[0]?.groups.length ?? 0
const add = { gr_name: 'New' }

describe('words on demand', () => {
  it.each(names)('come from %s in its own form, listed or not, and nothing is done', async (name) => {
    server.front.faults.word('ERROR', { operation: name, times: 1 })
    server.control('answerWord', { word: 'LICENSE_EXPIRED', operation: name, times: 1 })
    const first = await server.call(name, add)
    const form = name.startsWith('add') ? '<id/><status>ERROR</status>' : 'ERROR'
    expect([first.status, first.response]).toEqual([200, form])
    expect(await server.word(name, add)).toBe('LICENSE_EXPIRED')
    expect(groups()).toBe(3)
  })

  it('strike one function, or all until they are cleared', async () => {
    server.front.faults.word('ERROR', { operation: 'addGroup' })
    expect(await server.word('editGroup', { gr_id: '31' })).toBe('OK')
    expect([await server.word('addGroup', add), await server.word('addGroup', add)]).toEqual(['ERROR', 'ERROR'])
    server.front.faults.clear()
    server.front.faults.word('BUSY')
    expect([await server.word('addGroup', add), await server.word('getGroups')]).toEqual(['BUSY', 'BUSY'])
    server.front.faults.clear()
    expect(await server.word('addGroup', add)).toBe('OK')
  })

  it('can be none at all', async () => {
    server.control('answerWord', { word: '', operation: 'editGroup' })
    expect((await server.call('editGroup', { gr_id: '31', gr_name: 'Other' })).text).toContain('<Response/>')
    expect((await server.group('31'))['name']).toBe('Management')
  })
})

describe('spoilt answers', () => {
  const spoilt = async (how: string): Promise<string> => {
    server.control('spoilAnswer', { how, operation: 'addGroup', times: 1 })
    return (await server.call('addGroup', { gr_name: how })).text
  }

  it('lack the id, the word or all, or echo another function, though what was asked is done', async () => {
    expect(await spoilt('noId')).toMatch(/<Response>\s*<status>OK<\/status>\s*<\/Response>/)
    expect(await spoilt('emptyResponse')).toContain('<Response/>')
    expect(await spoilt('noResponse')).not.toContain('Response')
    expect(await spoilt('wrongRequest')).toContain('<Request>getIntegrationURLs</Request>')
    expect(groups()).toBe(7)
  })

  it('have a document type with entities', async () => {
    expect(await spoilt('docType')).toMatch(/^<!DOCTYPE Callisto \[<!ENTITY [^]*<status>OK<\/status>/)
  })

  it('end in the middle, of the XML or of the connection', async () => {
    expect(XMLValidator.validate(await spoilt('cutShort'))).not.toBe(true)
    server.front.faults.cutOffJson({ times: 1 })
    await expect(server.call('addGroup', add)).rejects.toThrow()
    expect(groups()).toBe(5)
  })

  it('are refused under a name that nobody knows', () => {
    expect(() => server.control('spoilAnswer', { how: 'badly' })).toThrow('how must be one of noId,')
  })
})

describe('faults of any system', () => {
  it('answer a web page with 200, a status, or far too much', async () => {
    server.front.faults.htmlBody({ operation: 'addGroup', times: 1 })
    const page = await server.call('addGroup', add)
    expect([page.status, page.headers.get('content-type'), page.text.startsWith('<!doctype html>')]).toEqual([
      200,
      'text/html',
      true
    ])
    server.front.faults.reply(500, { times: 1, body: '<h1>500</h1>', contentType: 'text/html' })
    expect((await server.call('addGroup', add)).status).toBe(500)
    expect(groups()).toBe(3)
    server.front.faults.oversizedBody(20_000_000, { times: 1 })
    const { text } = await server.call('getGroups')
    expect([text.length > 19_999_000, text.trimEnd().endsWith('</Callisto>')]).toEqual([true, true])
  })

  it('act, and cut the connection', async () => {
    server.front.faults.dropAfterActing('addGroup')
    await expect(server.call('addGroup', add)).rejects.toThrow()
    expect(groups()).toBe(4)
  })

  it('answer late or in pieces', async () => {
    server.front.faults.delay(5 * SECOND, { times: 1 })
    let answered = false
    const late = server.call('getGroups').then(({ status }) => {
      answered = true
      return status
    })
    await vi.waitFor(() => expect(server.clock.sleeping).toBe(1))
    await server.clock.advance(4 * SECOND)
    expect(answered).toBe(false)
    await server.clock.advance(SECOND)
    expect(await late).toBe(200)
    server.front.faults.slowBody(SECOND, { times: 1 })
    const slow = server.call('getGroups')
    for (let piece = 1; piece <= 10; piece++) {
      await vi.waitFor(() => expect(server.clock.sleeping).toBe(1))
      await server.clock.advance(SECOND)
    }
    expect((await slow).text).toContain('</Callisto>')
  })

  it('never answer, until the server goes', async () => {
    server.front.faults.delay(DAY)
    const silent = server.call('getGroups')
    await vi.waitFor(() => expect(server.clock.sleeping).toBe(1))
    const refused = expect(silent).rejects.toThrow()
    await server.front.close()
    await refused
    expect(server.clock.sleeping).toBe(0)
  })

  it('refuse connections, and take them again', async () => {
    await server.front.faults.refuse()
    await expect(server.call('getGroups')).rejects.toThrow()
    await server.front.faults.accept()
    expect((await server.call('getGroups')).status).toBe(200)
  })
})
