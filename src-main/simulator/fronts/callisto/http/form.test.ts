import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'
import { pairsOf, Parameters } from './form.ts'

const server = callistoServerForEachCase()

const values = (raw: string): (string | undefined)[] => pairsOf(raw, 'utf-8').map(([, value]) => value)

/** The mask of the first group after it was sent like this, in the bytes of the answer. */
async function mask(raw: string): Promise<Buffer> {
  expect(await server.word('editGroup', `gr_id=31&gr_callerName=${raw}`)).toBe('OK')
  const { bytes } = await server.call('getGroups', 'gr_id=31')
  const text = bytes.toString('latin1')
  return Buffer.from(/<callerName>(.*)<\/callerName>/.exec(text)?.[1] ?? '', 'latin1')
}

describe('a form', () => {
  it('has blanks as plus or percent, and stars raw or encoded', () => {
    expect(values('a=Board+office&b=Board%20office&c=Board%2Boffice&d=**&e=%2A%2a')).toEqual([
      'Board office',
      'Board office',
      'Board+office',
      '**',
      '**'
    ])
  })

  it('is read with empty and missing values, a percent sign that begins nothing, and names in percent', () => {
    expect(pairsOf('a=&b&=c&&gr%5Fid=1&p=100%&q=%zz%4&r=a=b', 'utf-8')).toEqual([
      ['a', ''],
      ['b', ''],
      ['', 'c'],
      ['gr_id', '1'],
      ['p', '100%'],
      ['q', '%zz%4'],
      ['r', 'a=b']
    ])
  })

  it('counts the first of several parameters with one name, in any case or exactly', () => {
    const pairs = pairsOf('A=1&a=2', 'utf-8')
    expect([new Parameters(pairs).get('a'), new Parameters(pairs, 'exact').get('a')]).toEqual(['1', '2'])
    expect(new Parameters(pairs).get('b')).toBeUndefined()
  })

  it('is nothing without its content type', async () => {
    const contentType = 'application/json'
    expect(await server.word('addGroup', 'gr_name=New', { contentType })).toBe('PARAMETER_MISSING')
    const withCharset = 'application/x-www-form-urlencoded; charset=utf-8'
    expect(await server.word('addGroup', 'gr_name=New', { contentType: withCharset })).toBe('OK')
  })

  it('stands in the query of a GET, and only there', async () => {
    expect(await server.word('deleteGroup', 'gr_id=33', { method: 'GET' })).toBe('OK')
    const path = '/Applications/inbound/MAG1/rest/groups/deleteGroup.asp?gr_id=32'
    expect(await server.word('deleteGroup', '', { path })).toBe('PARAMETER_MISSING')
  })
})

describe('masks', () => {
  it('go in encoded and come out plain, byte for byte', async () => {
    const plain = Buffer.from('%managerShortName%**%callerName%')
    expect(await mask('%25managerShortName%25**%25callerName%25')).toEqual(plain)
    expect(await mask('%25managerShortName%25%2A%2A%25callerName%25')).toEqual(plain)
    expect(await mask('%25%25 100%25 %2525')).toEqual(Buffer.from('%% 100% %25'))
  })

  it('lose what looks like a byte when they are not encoded', async () => {
    expect((await mask('%managerNumber%')).toString()).toBe('%managerNumber%')
    expect((await mask('%callerName%')).toString()).toBe('\uFFFDllerName%')
    server.front.switches.charset = 'windows-1252'
    expect(await mask('%callerName%')).toEqual(Buffer.from('\u00CAllerName%', 'latin1'))
  })
})

describe('the charset', () => {
  it('is UTF-8 unless told otherwise', async () => {
    expect(await mask('M%C3%BCller+%E6%9D%8E')).toEqual(Buffer.from('Müller 李'))
    expect((await mask('M%FCller')).toString()).toBe('M\uFFFDller')
  })

  it('can be Windows-1252, in which one letter is one byte and others are references', async () => {
    server.front.switches.charset = 'windows-1252'
    expect(await mask('M%FCller+%80')).toEqual(Buffer.from('4d fc 6c 6c 65 72 20 80'.replaceAll(' ', ''), 'hex'))
    expect((await mask('M%C3%BCller')).toString('latin1')).toBe('MÃ¼ller')
    expect((await server.call('getMembers', 'gr_id=32')).text).toContain('<shortName>&#321;W</shortName>')
  })

  it('holds for raw bytes of the body too', async () => {
    server.front.switches.charset = 'windows-1252'
    const { url } = server.front
    const answer = await fetch(`${url}/Applications/inbound/MAG1/rest/groups/editGroup.asp`, {
      method: 'POST',
      keepalive: false,
      headers: {
        Authorization: `Basic ${Buffer.from('jane:s3cret').toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded'
      },
      body: Buffer.from('gr_id=31&gr_name=Müller', 'latin1')
    })
    expect([answer.status, server.front.server.instances[0]?.group('31')?.values.name]).toEqual([200, 'Müller'])
    expect(server.front.requests[0]?.body).toBe('gr_id=31&gr_name=Müller')
  })
})
