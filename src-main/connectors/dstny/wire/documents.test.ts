import { SaxesParser } from 'saxes'
import { describe, expect, it, vi } from 'vitest'
import { DialogInfo, tookElsewhere } from './dialog-info.ts'
import { fixtureText } from '../fixtures/fixture.ts'
import { heldAfter } from '../../../util/testing/held-memory.ts'
import { limits } from '../../../util/limits.ts'
import { lineOf } from '../mapper/people.ts'
import { parsePidf } from './pidf.ts'
import { parseQueueStatistics } from './queue-statistics.ts'
import { parseXml } from '../../../transport/xml.ts'

const dialogs = (version: number, state: string, body: string): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${String(version)}" state="${state}">${body}</dialog-info>`

describe('XML from outside', () => {
  it.each([
    ['cut off', '<a><b>'],
    ['not closed right', '<a><b></a>'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['with entities', '<!ENTITY x SYSTEM "file:///etc/passwd"><a/>'],
    ['too deep', '<a>'.repeat(100) + '</a>'.repeat(100)],
    ['of too many parts', `<a>${'<b/>'.repeat(limits.xmlParts)}</a>`],
    ['with an entity by the name of a method', '<a>&constructor;</a><b/>'],
    ['too large', `<a>${'x'.repeat(600_000)}</a>`],
    ['empty', ''],
    ['no XML', 'hello']
  ])('is refused when it is %s', (_, text) => {
    expect(parseXml(text)).toBeUndefined()
  })

  it.each([
    '<a>x</a>',
    `<a>${'<b c="d">e</b>'.repeat(5_000)}</a>`,
    '<a>'.repeat(40),
    `<a>${'<b/>'.repeat(100_000)}</a>`
  ])('is gone through once, and no further than it is taken', (text) => {
    const write = vi.spyOn(SaxesParser.prototype, 'write')
    const count = vi.spyOn(Object, 'fromEntries') // one for each element that is made
    parseXml(text)
    const read = write.mock.calls.reduce((sum, [part]) => sum + String(part ?? '').length, 0)
    const made = count.mock.calls.length
    vi.restoreAllMocks()
    expect(read).toBe(text.length)
    expect(made).toBeLessThanOrEqual(limits.xmlParts)
  })

  it('is read without namespaces, case and dashes', () => {
    const root = parseXml('<q:Queue-Statistics xmlns:q="u" full_State="true"><x>a &amp; b</x></q:Queue-Statistics>')
    expect(root).toMatchObject({ name: 'queuestatistics', attributes: { fullstate: 'true' } })
    expect(root?.children[0]?.text).toBe('a & b')
  })

  it('has its character references decoded, in text and in attributes, once', () => {
    const root = parseXml('<a b="Anna&#39;s caf&#xE9;"><c>B&#252;ro &#x1F4DE; &amp;#252;</c></a>')
    expect(root?.attributes).toEqual({ b: "Anna's café" })
    expect(root?.children[0]?.text).toBe('Büro 📞 &#252;')
  })

  it('keeps an entity that it does not know as it was sent', () => {
    expect(parseXml('<a b="&eacute;">&constructor; &amp; &uuml;</a>')).toMatchObject({
      attributes: { b: '&eacute;' },
      text: '&constructor; & &uuml;'
    })
  })

  it('is left without what a foreign vocabulary says', () => {
    const root = parseXml(
      '<a xmlns="urn:a" xmlns:k="urn:k" x:b="1" xmlns:x="urn:x"><x:c><d/></x:c><c xmlns="urn:x"/><k:c/><e/><f xmlns=""/></a>',
      ['urn:k']
    )
    expect(root?.attributes).toEqual({})
    expect(root?.children.map(({ name }) => name)).toEqual(['c', 'e', 'f'])
  })
})

describe('dialog-info', () => {
  it('full, then partial', () => {
    const info = new DialogInfo()
    expect(info.take(fixtureText('dialog-early.xml'))).toMatchObject({ type: 'changed', dialogs: [{ state: 'early' }] })
    expect(info.dialogs).toMatchObject([
      { callId: 'a84b4c76e66710', direction: 'recipient', remoteTag: '6472', remoteUri: 'sip:alice@example.org' }
    ])
    info.take(dialogs(1, 'partial', '<dialog id="d1"><state>confirmed</state></dialog>'))
    expect(info.dialogs).toMatchObject([
      { state: 'confirmed', stateBefore: 'early', localTag: '7743', remoteUri: 'sip:alice@example.org' }
    ])
    info.take(dialogs(2, 'partial', '<dialog id="d1"><state>terminated</state></dialog>'))
    expect(info.dialogs).toEqual([])
  })

  it('a missing document is a gap, a repeated one is nothing', () => {
    const info = new DialogInfo()
    info.take(fixtureText('dialog-early.xml'))
    expect(info.take(fixtureText('dialog-early.xml'))).toEqual({ type: 'changed', dialogs: [] })
    expect(info.take(dialogs(2, 'partial', ''))).toEqual({ type: 'gap' })
    expect(info.take(dialogs(9, 'full', ''))).toEqual({ type: 'changed', dialogs: [] })
    expect(info.dialogs).toEqual([])
  })

  it.each(['full', 'partial'])('a server that always counts 0 is believed: %s', (state) => {
    const info = new DialogInfo()
    info.take(fixtureText('dialog-early.xml'))
    info.take(dialogs(0, state, '<dialog id="d1"><state>terminated</state></dialog>'))
    expect(info.dialogs).toEqual([])
  })

  it('a full document of a server that counts anew is believed, and counted on from', () => {
    const info = new DialogInfo()
    info.take(dialogs(17, 'full', '<dialog id="d1"><state>confirmed</state></dialog>'))
    expect(info.take(dialogs(3, 'partial', '<dialog id="d1"><state>early</state></dialog>'))).toMatchObject({
      dialogs: []
    })
    expect(info.dialogs).toMatchObject([{ state: 'confirmed' }])
    info.take(dialogs(0, 'full', ''))
    expect(info.dialogs).toEqual([])
    info.take(dialogs(1, 'partial', '<dialog id="d2"><state>early</state></dialog>'))
    expect(info.dialogs).toMatchObject([{ id: 'd2' }])
  })

  it('a dialog without direction rings', () => {
    const info = new DialogInfo()
    info.take(dialogs(0, 'full', '<dialog id="103"><state>early</state></dialog>'))
    expect(lineOf(info.dialogs)).toEqual({ line: 'alerting' })
  })

  it('what a foreign vocabulary calls a dialog or a state is none', () => {
    const info = new DialogInfo()
    const foreign = '<x:dialog xmlns:x="urn:example:x" id="x"><state>confirmed</state></x:dialog>'
    info.take(dialogs(0, 'full', `${foreign}<dialog id="d1">${foreign}<state>confirmed</state></dialog>`))
    expect(info.dialogs.map(({ id }) => id)).toEqual(['d1'])
    info.take(dialogs(1, 'partial', `<dialog id="d1">${foreign}<state>terminated</state></dialog>`))
    expect(lineOf(info.dialogs)).toEqual({ line: 'idle' })
  })

  it.each(['<dialog-info', '<ping/>', '{}', 'ping', ''])('%j is none, and changes nothing', (text) => {
    const info = new DialogInfo()
    info.take(fixtureText('dialog-early.xml'))
    expect(info.take(text)).toEqual({ type: 'unreadable' })
    expect(info.dialogs).toHaveLength(1)
    expect(info.take(dialogs(1, 'partial', ''))).toEqual({ type: 'changed', dialogs: [] })
  })

  it('more dialogs than anybody has are a gap, in one document or in many', () => {
    const many = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => `<dialog id="d${from + i}"><state>early</state></dialog>`).join('')
    const info = new DialogInfo()
    expect(info.take(dialogs(0, 'full', many(0, limits.dialogs)))).toMatchObject({ type: 'changed' })
    expect(info.take(dialogs(1, 'partial', many(limits.dialogs, 1)))).toEqual({ type: 'gap' })
    expect(new DialogInfo().take(dialogs(0, 'full', many(0, limits.dialogs + 1)))).toEqual({ type: 'gap' })
    expect(new DialogInfo().take(dialogs(0, 'full', many(0, 5_000)))).toEqual({ type: 'gap' })
  })

  it('nothing longer than an id can be is kept of a dialog', () => {
    const info = new DialogInfo()
    const long = 'x'.repeat(limits.idChars + 1)
    const remote = `<remote><identity>${long}</identity></remote>`
    const dialog = `<dialog id="d1" call-id="${long}" local-tag="${long}"><state event="${long}">${long}</state>${remote}</dialog>`
    info.take(dialogs(0, 'full', dialog))
    expect(info.dialogs).toEqual([
      expect.objectContaining({
        id: 'd1',
        callId: undefined,
        localTag: undefined,
        remoteUri: undefined,
        state: '',
        event: undefined
      })
    ])
  })

  it('keeps no document alive', () => {
    const infos = [new DialogInfo(), new DialogInfo()]
    const heldMb = heldAfter(() => {
      for (let version = 0; version < 2 * 60; version++) {
        const id = `dialog-number-${version}-of-many-more`
        const dialog = `<dialog id="${id}" call-id="call-of-${id}" local-tag="tag-of-${id}"><state>confirmed</state></dialog>`
        infos[version % 2]?.take(dialogs(Math.floor(version / 2), 'partial', dialog + ' '.repeat(450_000)))
      }
    })
    expect(infos.map((info) => info.dialogs.length)).toEqual([60, 60])
    expect(heldMb).toBeLessThan(5)
  })

  it.each([
    ['<state event="replaced">terminated</state>', true],
    ['<state event="cancelled" code="200">terminated</state>', true],
    ['<state event="cancelled" code="487">terminated</state>', false],
    ['<state>terminated</state>', false],
    ['<state>confirmed</state>', false]
  ])('%s: taken elsewhere = %s', (state, expected) => {
    const change = new DialogInfo().take(dialogs(0, 'full', `<dialog id="d" direction="recipient">${state}</dialog>`))
    expect(change.type === 'changed' && change.dialogs.some(tookElsewhere)).toBe(expected)
  })

  it.each([
    ['trying', true],
    ['early', true],
    ['confirmed', false]
  ])('replaced when it was %s: taken elsewhere = %s', (before, expected) => {
    const info = new DialogInfo()
    info.take(dialogs(0, 'full', `<dialog id="d" direction="recipient"><state>${before}</state></dialog>`))
    const ended = info.take(dialogs(1, 'partial', '<dialog id="d"><state event="replaced">terminated</state></dialog>'))
    expect(ended.type === 'changed' && ended.dialogs.some(tookElsewhere)).toBe(expected)
  })
})

describe('PIDF', () => {
  it('is read into presence', () => {
    expect(parsePidf(fixtureText('presence-meeting.xml'))).toEqual({
      activityId: 'meeting',
      available: true,
      note: 'Planning our upgrade',
      roleId: 'business',
      until: Date.UTC(2025, 2, 11, 15)
    })
  })

  it('names an activity by its element', () => {
    const person = '<person><activities><lunch/></activities></person>'
    expect(parsePidf(`<presence><tuple><status><basic>closed</basic></status></tuple>${person}</presence>`)).toEqual({
      activityId: 'lunch',
      available: false
    })
  })

  it('keeps the name of an activity as it is written', () => {
    const rpid = 'urn:ietf:params:xml:ns:pidf:rpid'
    const person = `<r:activities xmlns:r="${rpid}"><r:note/><r:on-the-phone/></r:activities>`
    expect(parsePidf(`<presence><basic>open</basic>${person}</presence>`)?.activityId).toBe('on-the-phone')
  })

  it('ignores what is foreign, and decodes its note', () => {
    const foreign = '<x:basic xmlns:x="urn:example:x">closed</x:basic>'
    const activities = '<activities><x:juggling xmlns:x="urn:example:x"/><busy/></activities>'
    const tuple = `<tuple>${foreign}<status><basic>open</basic></status><note>Zur&#252;ck</note></tuple>`
    const text = `<presence xmlns="urn:ietf:params:xml:ns:pidf">${tuple}<person>${activities}</person></presence>`
    expect(parsePidf(text)).toEqual({ activityId: 'busy', available: true, note: 'Zurück' })
  })

  it.each(['<presence/>', '<presence><basic>open</basic></presence>', '{}', ''])('%j is a reason to read', (text) => {
    expect(parsePidf(text)).toBeUndefined()
  })
})

describe('queue statistics', () => {
  it('are read from elements', () => {
    expect(parseQueueStatistics(fixtureText('queue-statistics-full.xml'))).toEqual([
      {
        id: 67899n,
        domain: 'example.org',
        queueLength: 3,
        availableAgents: 2,
        loggedInAgents: 5,
        longestWaiting: 20,
        droppedCallsForPeriod: 6,
        answeredCallsForPeriod: 41
      }
    ])
  })

  it('and from attributes, at any depth, under any namespace', () => {
    const text =
      '<a><s:list xmlns:s="u"><s:Queue ID="9007199254740993" domain="x" queue-length="4" AVAILABLE_AGENTS="0"/></s:list></a>'
    expect(parseQueueStatistics(text)).toEqual([
      { id: 9007199254740993n, domain: 'x', queueLength: 4, availableAgents: 0 }
    ])
  })

  it('are read by request when the document is no use', () => {
    expect(parseQueueStatistics('<queue-statistics><queue/></queue-statistics>')).toBeUndefined()
    expect(parseQueueStatistics('nonsense')).toBeUndefined()
    expect(parseQueueStatistics('<queue-statistics/>')).toEqual([])
  })
})
