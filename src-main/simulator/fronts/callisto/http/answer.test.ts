import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { callistoFunctions, type CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()
const names = Object.keys(callistoFunctions) as CallistoFunctionName[] // its own keys

/** One good call of each function. */
const good = {
  addGroup: 'gr_name=New',
  deleteGroup: 'gr_id=33',
  editGroup: 'gr_id=31',
  getGroups: '',
  addMember: 'gr_id=31&usr_Name=oliver&mb_number=601',
  addVIPNumber: 'mb_id=108&vn_number=1',
  deleteVIPNumber: 'vn_id=1090',
  addAnnouncement: 'gr_id=31&an_wave=x.wav',
  deleteMember: 'gr_id=31&mb_id=110',
  editMember: 'gr_id=31&mb_id=109',
  getMembers: 'gr_id=31',
  getVIPNumbers: 'mb_id=108',
  getIntegrationURLs: '',
  deleteAnnouncement: 'gr_id=31&an_wave=still-busy.wav',
  getAnnouncements: 'gr_id=31'
} as const satisfies Record<CallistoFunctionName, string>

describe('every answer', () => {
  it.each(names)('of %s is XML in one envelope, its name and its form', async (name) => {
    const { status, headers, text, response } = await server.call(name, good[name])
    expect([status, headers.get('content-type'), XMLValidator.validate(text)]).toEqual([200, 'text/xml', true])
    expect(text).toMatch(
      new RegExp(`^<Callisto>\\s*<Request>${name}</Request>\\s*<Response>[^]*</Response>\\s*</Callisto>$`)
    )
    if (name.startsWith('add')) expect(response).toMatch(/^<id>\d+<\/id><status>OK<\/status>$/)
    else if (name.startsWith('get')) expect(response).toMatch(/^<(group|member|vipNumber|url|announcement)>/)
    else expect(response).toBe('OK')
  })

  it.each(names)('of %s is the same by GET, where that is served', async (name) => {
    const { status, response } = await server.call(name, good[name], { method: 'GET' })
    const isServed = callistoFunctions[name].methods.some((method) => method === 'GET')
    expect([status, response.length > 0]).toEqual(isServed ? [200, true] : [405, false])
  })
})

describe('the root and the request', () => {
  it('can be another one for groups', async () => {
    server.front.switches.groupsRoot = 'Response'
    expect((await server.call('getGroups', 'gr_id=999')).text).toBe('<Response/>')
    expect((await server.call('deleteGroup', 'gr_id=999')).text).toBe('<Response>INVALID_GROUP_ID</Response>')
    expect((await server.call('getMembers', good.getMembers)).text).toMatch(/^<Callisto>/)
  })

  it('can echo another function, as the vendor’s sample does, or none', async () => {
    server.front.switches.requestEcho = 'wrong'
    expect((await server.call('addVIPNumber', good.addVIPNumber)).text).toContain(
      '<Request>getIntegrationURLs</Request>'
    )
    expect((await server.call('getIntegrationURLs')).text).toContain('<Request>addVIPNumber</Request>')
    server.front.switches.requestEcho = 'missing'
    expect((await server.call('getGroups')).text).not.toContain('Request')
  })
})

describe('the word of an answer', () => {
  it('stands alone or in an element where something was changed', async () => {
    server.front.switches.changeAnswer = 'status'
    for (const name of ['editGroup', 'deleteGroup', 'deleteVIPNumber', 'editMember'] as const) {
      expect((await server.call(name, good[name])).response).toBe('<status>OK</status>')
    }
    expect((await server.call('editGroup')).response).toBe('<status>PARAMETER_MISSING</status>')
  })

  it('comes with an id that is empty, 0 or not there where an add has failed', async () => {
    const failed = async (): Promise<string> => (await server.call('addGroup')).response
    expect(await failed()).toBe('<id/><status>PARAMETER_MISSING</status>')
    server.front.switches.failureId = 'zero'
    expect(await failed()).toBe('<id>0</id><status>PARAMETER_MISSING</status>')
    server.front.switches.failureId = 'absent'
    expect(await failed()).toBe('<status>PARAMETER_MISSING</status>')
  })

  it('is ERROR as text where a list has failed', async () => {
    expect((await server.call('getGroups', 'gr_id=x')).text).toContain('<Response>ERROR</Response>')
  })

  it('comes with HTTP status 200, or another one', async () => {
    expect((await server.call('addGroup')).status).toBe(200)
    server.front.switches.failureStatus = 500
    expect((await server.call('addGroup')).status).toBe(500)
    expect((await server.call('addGroup', good.addGroup)).status).toBe(200)
  })
})

describe('texts and elements', () => {
  it('are escaped by entities or numbers, and have nothing that XML cannot hold', async () => {
    const name = encodeURIComponent(`R&D <VIP> "a" 'b'\u0000\u0007`)
    const written = async (): Promise<string> => (await server.call('getGroups', `gr_id=34`)).response
    await server.call('addGroup', `gr_name=${name}`)
    expect(await written()).toContain('<name>R&amp;D &lt;VIP&gt; &quot;a&quot; &apos;b&apos;</name>')
    server.front.switches.escapes = 'numeric'
    expect(await written()).toContain('<name>R&#38;D &#60;VIP&#62; &#34;a&#34; &#39;b&#39;</name>')
  })

  it('are empty in one tag or two', async () => {
    const { response } = await server.call('getGroups', 'gr_id=33')
    expect(response).toContain('<welcome/>')
    server.front.switches.emptyElements = 'pair'
    expect((await server.call('getGroups', 'gr_id=33')).response).toBe(response.replace(/<(\w+)\/>/g, '<$1></$1>'))
    expect((await server.call('getGroups', 'gr_id=999')).text).toContain('<Response></Response>')
  })

  it('stand on lines of their own, or in one line', async () => {
    const indented = await server.call('getGroups')
    expect(indented.text).toContain('\n    <group>\n      <id>31</id>\n      <name>Management</name>\n')
    server.front.switches.indented = false
    const { text, response } = await server.call('getGroups')
    expect([text.includes('\n'), response]).toEqual([false, indented.response])
  })

  it('are named with their prefix, without, or in small letters', async () => {
    server.front.switches.elementNames = 'prefixed'
    expect((await server.call('getGroups', 'gr_id=31')).response).toMatch(
      /^<group><id>31<\/id><gr_name>Management<\/gr_name><gr_welcome>.*<gr_showVIPCall>2<\/gr_showVIPCall>/
    )
    expect((await server.call('getMembers', 'mb_id=108')).response).toBe(
      '<member><id>108</id><gr_id>31</gr_id><usr_Name>jane</usr_Name><mb_number>200</mb_number>' +
        '<gm_shortName>JDoe</gm_shortName><gm_type>1</gm_type><displayedGroup>31</displayedGroup></member>'
    )
    server.front.switches.elementNames = 'lowerCase'
    expect((await server.call('getGroups', 'gr_id=31')).response).toContain('<showvipcall>2</showvipcall>')
  })

  it('can come with one that nobody knows', async () => {
    server.front.switches.unknownElements = true
    expect((await server.call('getGroups', 'gr_id=31')).response).toMatch(/<gr_addedLater>x<\/gr_addedLater><\/group>$/)
  })
})

describe('the charset of an answer', () => {
  it.each([
    ['nowhere', 'text/xml', ''],
    ['header', 'text/xml; charset=windows-1252', ''],
    ['xml', 'text/xml', '<?xml version="1.0" encoding="windows-1252"?>\n'],
    ['both', 'text/xml; charset=windows-1252', '<?xml version="1.0" encoding="windows-1252"?>\n']
  ] as const)('is said %s', async (declaredIn, contentType, declaration) => {
    Object.assign(server.front.switches, { charset: 'windows-1252', declaredIn })
    const { headers, text } = await server.call('getGroups')
    expect([headers.get('content-type'), text.slice(0, text.indexOf('<Callisto>'))]).toEqual([contentType, declaration])
  })

  it('comes under any content type', async () => {
    server.front.switches.contentType = 'text/html'
    expect((await server.call('getGroups')).headers.get('content-type')).toBe('text/html')
  })
})
