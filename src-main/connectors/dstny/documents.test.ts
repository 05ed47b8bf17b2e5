import { describe, expect, it } from 'vitest'
import { DialogInfo, tookElsewhere } from './dialog-info.ts'
import { fixtureText } from './fixtures/fixture.ts'
import { parsePidf } from './pidf.ts'
import { parseQueueStatistics } from './queue-statistics.ts'
import { parseXml } from './xml.ts'

const dialogs = (version: number, state: string, body: string): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${String(version)}" state="${state}">${body}</dialog-info>`

describe('XML from outside', () => {
  it.each([
    ['cut off', '<a><b>'],
    ['not closed right', '<a><b></a>'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['with entities', '<!ENTITY x SYSTEM "file:///etc/passwd"><a/>'],
    ['too deep', '<a>'.repeat(100) + '</a>'.repeat(100)],
    ['too large', `<a>${'x'.repeat(600_000)}</a>`],
    ['empty', ''],
    ['no XML', 'hello']
  ])('is refused when it is %s', (_, text) => {
    expect(parseXml(text)).toBeUndefined()
  })

  it('is read without namespaces, case and dashes', () => {
    const root = parseXml('<q:Queue-Statistics xmlns:q="u" full_State="true"><x>a &amp; b</x></q:Queue-Statistics>')
    expect(root).toMatchObject({ name: 'queuestatistics', attributes: { fullstate: 'true' } })
    expect(root?.children[0]?.text).toBe('a & b')
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

  it.each(['<dialog-info', '<ping/>', '{}', 'ping', ''])('%j is none, and changes nothing', (text) => {
    const info = new DialogInfo()
    info.take(fixtureText('dialog-early.xml'))
    expect(info.take(text)).toEqual({ type: 'unreadable' })
    expect(info.dialogs).toHaveLength(1)
    expect(info.take(dialogs(1, 'partial', ''))).toEqual({ type: 'changed', dialogs: [] })
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
    const person = '<r:activities xmlns:r="r"><r:note/><r:on-the-phone/></r:activities>'
    expect(parsePidf(`<presence><basic>open</basic>${person}</presence>`)?.activityId).toBe('on-the-phone')
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
