import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assistantGroup, assistantGroupFields } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { AssistantGroup } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { parseXml } from '../../../transport/xml.ts'
import { fixture, replyOf, rowsIn } from '../testing/fixture.ts'
import { mapGroups } from './groups.ts'
import { parameters, written } from './parameters.ts'
import { mapAddresses, mapAnnouncements, mapMembers, mapVipNumbers } from './people.ts'

const plain: AssistantGroup = {
  id: '32',
  name: 'Support desk A',
  number: '0044163296011',
  welcomeSound: '',
  ringsTogether: false,
  managerRingS: 10,
  assistantRingS: 10,
  overflow: { kind: 'again' },
  vipDisplay: 'everybody',
  vipRouting: 'assistants',
  vipThreshold: 5,
  assistantsReachManager: false,
  showsCalls: true,
  callerNameMask: '%managerShortName%**%callerName%',
  callerNumberMask: '',
  managerTone: '',
  assistantTone: '',
  managerSoftTone: '',
  assistantSoftTone: '',
  unknown: {}
}

const EXPECTED: Readonly<Record<string, unknown>> = {
  'group-added.xml': { kind: 'word', word: 'OK', id: '31' },
  'name-taken.xml': { kind: 'word', word: 'ALREADY_EXISTS' },
  'request-differs.xml': { kind: 'word', word: 'OK', id: '90' },
  'bare-word.xml': { kind: 'word', word: 'INVALID_GROUP_ID' },
  'status-word.xml': { kind: 'word', word: 'INVALID_GROUP_ID' },
  'no-groups.xml': { kind: 'nothing' },
  'groups.xml': { kind: 'list', rows: expect.objectContaining({ length: 2 }) },
  'groups-prefixed.xml': { kind: 'list', rows: expect.objectContaining({ length: 2 }) },
  'members.xml': { kind: 'list', rows: expect.objectContaining({ length: 2 }) },
  'vip-numbers.xml': { kind: 'list', rows: expect.objectContaining({ length: 2 }) },
  'announcements.xml': { kind: 'list', rows: expect.objectContaining({ length: 3 }) },
  'urls.xml': { kind: 'list', rows: expect.objectContaining({ length: 2 }) }
}
const REFUSED = ['page.html', 'doctype.xml']

describe('answers', () => {
  const files = readdirSync(new URL('../fixtures', import.meta.url)).filter((file) => !file.endsWith('.md'))

  it('has every fixture', () => expect(files.sort()).toEqual([...Object.keys(EXPECTED), ...REFUSED].sort()))

  it.each(Object.entries(EXPECTED))('%s', (file, reply) => expect(fixture(file)).toEqual(reply))

  it.each(REFUSED)('%s is no answer', (file) => {
    expect(() => fixture(file)).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })

  it.each([
    ['nothing', ''],
    ['another document', '<Other><Response>OK</Response></Other>'],
    ['no Response', '<Callisto><Request>x</Request></Callisto>'],
    ['one that is cut off', '<Callisto><Request>x</Request><Response>OK</Resp'],
    ['20 MB', `<Callisto><Response>${'x'.repeat(20_000_000)}</Response></Callisto>`],
    ['one that is too deep', `<Callisto><Response>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</Response></Callisto>`]
  ])('refuses %s', (_, body) => {
    expect(() => replyOf(body)).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })

  it('keeps a word as it is, and reads an id only with OK', () => {
    expect(replyOf('<Callisto><Response><id>0</id><status>LICENSE_EXPIRED</status></Response></Callisto>')).toEqual({
      kind: 'word',
      word: 'LICENSE_EXPIRED'
    })
    expect(replyOf('<Callisto><Response><status/></Response></Callisto>')).toEqual({ kind: 'nothing' })
    expect(replyOf('<Callisto><Response><status>OK</status></Response></Callisto>')).toEqual({
      kind: 'word',
      word: 'OK'
    })
  })

  it.each([
    ['a declaration', '<?xml version="1.0" encoding="windows-1252"?>', 'text/xml', 'utf-8'],
    ['the content type', '', 'text/xml; charset=windows-1252', 'utf-8'],
    ['the option of the account', '', 'text/xml', 'windows-1252']
  ] as const)('reads Windows-1252 by %s', (_, declaration, contentType, charset) => {
    const body = `${declaration}<Callisto><Response><group><id>1</id><name>M\u00fcller \u0080</name></group></Response></Callisto>`
    const reply = replyOf(Buffer.from(body, 'latin1'), contentType, charset)
    expect(mapGroups(reply.kind === 'list' ? reply.rows : [])[0]?.shown.name).toBe('Müller €')
  })
})

describe('groups', () => {
  it('are read with every value, as text where they are numbers to be dialled', () => {
    const [first, second] = mapGroups(rowsIn('groups.xml'))
    expect(first).toEqual({ shown: plain, writtenName: 'Support desk A' })
    expect(second?.shown).toEqual({
      id: '33',
      name: 'R&D <VIP> Müller',
      number: '',
      welcomeSound: 'hello.wav',
      ringsTogether: true,
      managerRingS: 0,
      assistantRingS: 0,
      overflow: { kind: 'voicemail', box: '077' },
      vipDisplay: 'marked',
      vipRouting: 'availableAssistants',
      vipThreshold: 0,
      assistantsReachManager: true,
      showsCalls: false,
      callerNameMask: '',
      callerNumberMask: '%managerNumber%',
      managerTone: 'Harp.wav',
      assistantTone: 'a.wav',
      managerSoftTone: 'Harp.mp3',
      assistantSoftTone: 'a.mp3',
      unknown: {}
    })
    for (const group of [first, second]) expect(assistantGroup.safeParse(group?.shown).success).toBe(true)
  })

  it('keep what is said in words nobody knows, by the names of the system', () => {
    expect(mapGroups(rowsIn('groups-prefixed.xml'))).toEqual([
      {
        writtenName: 'Board',
        shown: {
          id: '34',
          name: 'Board',
          overflow: { kind: 'other', value: '-2' },
          vipDisplay: 'marked',
          vipThreshold: 9,
          unknown: {
            gr_VIPCallsRouting: '7',
            gr_managerTimeout: 'soon',
            gr_ringParallel: 'true',
            gr_colour: 'blue'
          }
        }
      }
    ])
  })

  const groupWith = (inside: string) => {
    const reply = replyOf(`<Callisto><Response><group>${inside}</group></Response></Callisto>`)
    return mapGroups(reply.kind === 'list' ? reply.rows : [])
  }

  it('without an id are left out, and without a name are called by it', () => {
    expect(groupWith('<name>x</name>')).toEqual([])
    expect(groupWith('<id>5</id>')).toEqual([{ writtenName: undefined, shown: { id: '5', name: '5', unknown: {} } }])
    expect(groupWith('<gr_id>5</gr_id><name/>')[0]?.shown).toMatchObject({ id: '5', name: '5' })
  })

  it('of the same id are one', () => {
    const reply = replyOf(
      '<Callisto><Response><group><id>1</id><name>a</name></group><group><id>1</id><name>b</name></group></Response></Callisto>'
    )
    expect(mapGroups(reply.kind === 'list' ? reply.rows : []).map(({ shown }) => shown.name)).toEqual(['a'])
  })

  it('show nothing that hides or turns text', () => {
    const [group] = groupWith('<id>5</id><name>a\u202eb</name><gr_odd>c\u200bd</gr_odd>')
    expect(group?.shown).toMatchObject({ name: 'ab', unknown: { gr_odd: 'cd' } })
    expect(group?.writtenName).toBe('a\u202eb')
  })

  it('reads 500 of them', () => {
    const rows = Array.from({ length: 500 }, (_, id) => written500(id)).join('')
    const reply = replyOf(`<Callisto><Response>${rows}</Response></Callisto>`)
    expect(mapGroups(reply.kind === 'list' ? reply.rows : [])).toHaveLength(500)
  })

  it('is not read by the usual reader of XML when it is that large', () => {
    const rows = Array.from({ length: 1_000 }, (_, id) => written500(id)).join('')
    expect(parseXml(`<Callisto><Response>${rows}</Response></Callisto>`)).toBeUndefined()
  })
})

const written500 = (id: number): string =>
  `<group><id>${String(id)}</id>${assistantGroupFields
    .map((field) => `<${parameters[field].wire}>${written(plain, field) ?? ''}</${parameters[field].wire}>`)
    .join('\n      ')}</group>`

describe('overflow', () => {
  it.each([
    ['-1', { kind: 'again' }, '-1'],
    ['-3', { kind: 'busyTone' }, '-3'],
    ['busy', { kind: 'busyTone' }, '-3'],
    ['voicemail:77', { kind: 'voicemail', box: '77' }, 'voicemail:77'],
    ['0044123', { kind: 'number', number: '0044123' }, '0044123'],
    ['+44 1632 960123', { kind: 'number', number: '+44 1632 960123' }, '+44 1632 960123'],
    ['*21#', { kind: 'number', number: '*21#' }, '*21#'],
    ['-2', { kind: 'other', value: '-2' }, '-2'],
    ['voicemail:', { kind: 'other', value: 'voicemail:' }, 'voicemail:'],
    ['somewhere', { kind: 'other', value: 'somewhere' }, 'somewhere']
  ] as const)('%s', (text, overflow, sent) => {
    expect(parameters.overflow.read(text)).toEqual(overflow)
    expect(parameters.overflow.write(overflow)).toBe(sent)
  })

  it('of nothing is nothing', () => expect(parameters.overflow.read('')).toBeUndefined())
})

describe('what belongs to groups', () => {
  it('members, by mixed names', () => {
    expect(mapMembers(rowsIn('members.xml'), '32')).toEqual([
      { id: '8', groupId: '32', isManager: true, userName: 'j.keller', number: '6101', shortName: 'JK' },
      { id: '9', groupId: '32', isManager: false, userName: 'a.berg', number: '006102', shownGroupId: '33' }
    ])
  })

  it('numbers of a list', () => {
    expect(mapVipNumbers(rowsIn('vip-numbers.xml'), '8')).toEqual([
      { id: '90', memberId: '8', number: '004930231251', display: '004930231251', description: 'Board office' },
      { id: '91', memberId: '8', number: '+49 30 23125123', display: '+49 30 23125123' }
    ])
  })

  it('announcements by their places, and addresses', () => {
    expect(mapAnnouncements(rowsIn('announcements.xml'))).toEqual([
      { file: 'queue1.wav', place: 3 },
      { file: 'queue2.wav', place: 20 },
      { file: 'last.wav' }
    ])
    expect(mapAddresses(rowsIn('urls.xml'))).toEqual([
      'http://pbx.example.org/gadget?auto=1',
      'https://pbx.example.org/gadget'
    ])
  })
})
