import { expect, test } from 'vitest'
import { installBridge, ok } from '../../../testing/fake-bridge.ts'
import { readCsv, writeCsv } from '../csv.ts'
import { exportVips, MOST_ENTRIES, readVipFile } from './vip-file.ts'

const fileOf = (content: string | Uint8Array<ArrayBuffer>, name = 'vip.csv'): File => new File([content], name)

/** Number and description of each entry, or what is wrong with it. */
async function read(content: string | Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[]> {
  const result = await readVipFile(fileOf(content))
  if (!result.ok) return [[result.problem]]
  return result.entries.map(({ place, number, description, problem }) =>
    problem === undefined ? [number, description] : [place, problem]
  )
}

test.each([
  ['commas', 'Number,Description\n+49 30 23125123,"Müller, Söhne"\n'],
  ['semicolons', 'Description;Phone number\nMüller, Söhne;+49 30 23125123\n'],
  ['tabs, no head', '+49 30 23125123\tMüller, Söhne\n'],
  [
    'a mark, Windows lines and a German head',
    '\uFEFFBezeichnung;Telefonnummer\r\nMüller, Söhne;+49 30 23125123\r\n\r\n'
  ],
  [
    'what our export has made of it',
    writeCsv([
      ['Number', 'Description'],
      ['+49 30 23125123', 'Müller, Söhne']
    ])
  ]
])('a table with %s', async (_, text) => {
  expect(await read(text)).toEqual([['+49 30 23125123', 'Müller, Söhne']])
})

test.each([
  ['Windows-1252', Uint8Array.from([...'0301234;M\u00fcller'].map((letter) => letter.charCodeAt(0)))],
  [
    'UTF-16',
    new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from('0301234;Müller', (one) => one.charCodeAt(0)).buffer)
    ])
  ]
])('a table in %s', async (_, bytes) => {
  expect(await read(bytes)).toEqual([['0301234', 'Müller']])
})

test('lines without a number say so, with their place', async () => {
  expect(await read('Number,Name\nnobody,Anna\n0301234,Björn\n')).toEqual([
    ['Line 2', 'There is no number in it.'],
    ['0301234', 'Björn']
  ])
})

test('contact cards of version 3 and 4, several numbers each; a broken one costs no other', async () => {
  const cards = [
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Frida Jönsson\r\nTEL;TYPE=WORK,VOICE:+49 30 23125123\r\nitem1.TEL;TYPE=CELL:0171\r\n 1234567\r\nEND:VCARD',
    'BEGIN:VCARD\nVERSION:4.0\nORG:Stone & Sons;Board\nTEL;VALUE=uri;TYPE="voice,home":tel:+44-1632-960123;ext=7\nEND:VCARD',
    'BEGIN:VCARD\nVERSION:2.1\nthis is no line\nEND:VCARD',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Without\nEND:VCARD'
  ]
  expect(await read(cards.join('\r\n'))).toEqual([
    ['+49 30 23125123', 'Frida Jönsson'],
    ['01711234567', 'Frida Jönsson'],
    ['+44-1632-960123', 'Stone & Sons, Board'],
    ['Card 3', 'This card cannot be read. Save it as vCard 3.0 or 4.0.'],
    ['Card 4', 'There is no number in it.']
  ])
})

test('what cannot be seen in a text does not come in', async () => {
  expect(await read('0301234,a\u202Eb\u0000c\u200B d')).toEqual([['0301234', 'a b c d']])
})

test.each([
  ['nothing', '', /No telephone number was found/],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /No telephone number was found/],
  ['more than 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), /larger than 2 MB/]
])('a file with %s is refused in words', async (_, content, words) => {
  expect(await readVipFile(fileOf(content))).toEqual({ ok: false, problem: expect.stringMatching(words) })
})

test('of a very long file the first entries are read', async () => {
  const lines = Array.from({ length: MOST_ENTRIES + 100 }, (_, index) => `030${10_000 + index}`)
  const result = await readVipFile(fileOf(lines.join('\n')))
  expect(result).toMatchObject({ ok: true, isCut: true })
  expect(result.ok && result.entries).toHaveLength(MOST_ENTRIES)
})

test('no cell of an export is a formula for a spreadsheet, and comes back as it was', () => {
  const row = ['+49 30 23125123', '=HYPERLINK("https://example.org")', '@x', '-2+3', '+SUM(A1)', '-']
  const text = writeCsv([row])
  expect(text).toBe(`\uFEFF+49 30 23125123,"'=HYPERLINK(""https://example.org"")","'@x","'-2+3","'+SUM(A1)","'-"\r\n`)
  expect(readCsv(text, 10)).toEqual([row])
})

test.each(['csv', 'vcard'] as const)('what is exported as %s can be imported again', async (kind) => {
  const bridge = installBridge({ 'file.save': () => ok(true) })
  const vips = [
    { id: '1', memberId: '8', number: '004930 23125123', display: '030 23125123', description: 'Müller; Söhne, "Bau"' },
    { id: '2', memberId: '8', number: '6101', display: '6101' }
  ]
  expect(await exportVips(kind, 'a.weber', vips)).toEqual(ok(true))
  const [{ bytes, ...rest }] = bridge.inputsOf('file.save') as [{ bytes: Uint8Array<ArrayBuffer> }]
  expect(rest).toEqual({ kind, name: 'VIP numbers of a.weber' })
  expect(await read(bytes)).toEqual([
    ['004930 23125123', 'Müller; Söhne, "Bau"'],
    ['6101', kind === 'csv' ? '' : '6101']
  ])
})
