import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../util/durations.ts'
import { startNotes, talk } from './testing/start-notes.ts'

const FRIDA = '+493023125123'
const HARRIET = '+441632960123'
const T = Date.UTC(2026, 0, 5, 9)

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

type Started = ReturnType<typeof startNotes>

const file = (): string => join(cwd, 'notes.json')
const texts = ({ notes }: Started, query = ''): string[] => notes.find(query, 200).map(({ text }) => text)

/** Writes a note about a call of its own. */
function note(to: Started, text: string, { id = 'a:1', number = FRIDA, at = T, name = '' } = {}): void {
  const call = talk(id, number, at)
  to.calls.set(id, to.lookup.named(name === '' ? call : { ...call, remote: { ...call.remote, name } }))
  to.callNotes.write(id, text)
}

describe('the notes', () => {
  it('are on the disk as soon as they are written, with nothing left to be saved', () => {
    const first = startNotes(cwd)
    note(first, 'wants invoice 4711\nuntil Friday')
    const [before] = first.notes.find('', 9)
    expect(startNotes(cwd).notes.find('', 9)).toEqual([before])
    expect(before).toMatchObject({ accountId: 'a', at: T, direction: 'incoming', remote: { number: FRIDA } })
  })

  it('are one for each call, however often it is written, and none when it is empty', () => {
    const one = startNotes(cwd)
    for (const text of ['w', 'wa', 'wants ', 'wants invoice']) note(one, text)
    expect(texts(one)).toEqual(['wants invoice'])
    note(one, ' \n ')
    expect([texts(one), texts(startNotes(cwd))]).toEqual([[], []])
  })

  it('hold no text that could deceive, and no longer one than there may be', () => {
    const one = startNotes(cwd)
    note(one, '\u202eevil\u0000 \u200bcall\r\nsecond  line\u2066')
    expect(texts(one)).toEqual(['evil call\nsecond  line'])
    note(one, 'x'.repeat(4_000))
    expect(texts(startNotes(cwd))).toEqual(['x'.repeat(4_000)])
  })

  it('of an account that is forgotten with the program are not on the disk', () => {
    const one = startNotes(cwd)
    note(one, 'canary', { id: 'demo:1' })
    note(one, 'kept')
    expect(texts(one).toSorted()).toEqual(['canary', 'kept'])
    expect(one.callNotes.entities.all()).toMatchObject({ 'demo:1': { isKept: false }, 'a:1': { isKept: true } })
    expect(readFileSync(file(), 'utf8')).not.toContain('canary')
  })

  it('go with their account, from the disk at once', () => {
    const one = startNotes(cwd)
    note(one, 'of a')
    note(one, 'of b', { id: 'b:1' })
    one.notes.dropAccount('a')
    expect([texts(one), texts(startNotes(cwd)), one.shown()]).toEqual([['of b'], ['of b'], { 'b:1': 'of b' }])
  })

  it('are the 2,000 that were written last', () => {
    const calls = Array.from({ length: 2_003 }, (_, n) => ({
      ...talk('a:1', FRIDA, T + n * MINUTE),
      at: T + n * 20 * MINUTE
    }))
    const one = startNotes(cwd)
    const saved = calls.map(({ at, remote }, n) => ({
      id: `s${n}`,
      accountId: 'a',
      at,
      remote,
      text: `${n}`,
      changedAt: at,
      caller: FRIDA,
      sources: []
    }))
    note(one, 'first')
    writeFileSync(file(), JSON.stringify({ version: 1, value: saved.slice(0, 2_000) }))
    const full = startNotes(cwd)
    note(full, 'one more', { at: T + 365 * 24 * 60 * MINUTE })
    expect(full.notes.count).toBe(2_000)
    expect(texts(full, 'one more')).toEqual(['one more'])
    expect(startNotes(cwd).notes.count).toBe(2_000)
  })

  it('of the longest kind are as many as the file takes, and it is written', () => {
    const long = (n: number) => ({
      id: `s${n}`,
      accountId: 'a',
      at: T,
      remote: { kind: 'external', withheld: false },
      text: '"\n'.repeat(2_000),
      changedAt: T,
      caller: '',
      sources: []
    })
    writeFileSync(file(), JSON.stringify({ version: 1, value: Array.from({ length: 500 }, (_, n) => long(n)) }))
    const one = startNotes(cwd)
    note(one, 'the newest')
    expect(one.notes.count).toBeGreaterThan(200)
    expect(one.notes.count).toBeLessThan(230)
    expect(texts(startNotes(cwd), 'newest')).toEqual(['the newest'])
  })

  it('are found by words in any order, without accents and capitals, by name and by number', () => {
    const one = startNotes(cwd)
    note(one, 'Rückruf wegen Rechnung 4711', { name: 'Åsa Jönsson' })
    note(one, 'nothing', { id: 'a:2', number: HARRIET, at: T + MINUTE })
    for (const query of ['rechnung ruckruf', 'ASA', 'jonsson 4711', '030 23125', '+49 30 2312-5123', '4711']) {
      expect([query, texts(one, query)]).toEqual([query, ['Rückruf wegen Rechnung 4711']])
    }
    expect(texts(one, 'rechnung nothing')).toEqual([])
    expect(texts(one)).toEqual(['nothing', 'Rückruf wegen Rechnung 4711'])
  })

  it('have a last one about a whole number in any account, and about an extension in its own', () => {
    const one = startNotes(cwd)
    note(one, 'newer', { at: T + MINUTE, id: 'b:1' })
    note(one, 'older')
    note(one, 'extension', { id: 'a:3', number: '201' })
    const last = (accountId: string, number: string) => one.notes.lastAbout(accountId, number)?.text
    expect([last('a', FRIDA), last('c', '030 23125123'), last('a', '201')]).toEqual(['newer', 'newer', 'extension'])
    expect([last('b', '201'), last('a', '3125123'), last('a', '')]).toEqual([undefined, undefined, undefined])
  })

  it('can be written later, and not when they are gone', () => {
    const one = startNotes(cwd)
    note(one, 'before')
    const id = one.notes.find('', 1)[0]?.id ?? '?'
    one.notes.change(id, 'after')
    expect([texts(one), one.shown()]).toEqual([['after'], { 'a:1': 'after' }])
    one.notes.change(id, '')
    expect([texts(one), one.shown()]).toEqual([[], {}])
    one.notes.change(id, 'typed anew')
    expect([texts(one), one.notes.find('', 1)[0]?.id]).toEqual([['typed anew'], id])
    one.notes.clear()
    expect(() => one.notes.change(id, 'again')).toThrow(expect.objectContaining({ kind: 'notFound' }))
  })

  it('that are cleared are on no disk any more, nor are damaged ones', () => {
    writeFileSync(file(), '{"version": 1, "value": [{"id": "canary"')
    writeFileSync(join(cwd, 'notes-of-mine.json'), '{}')
    const one = startNotes(cwd)
    note(one, 'canary')
    expect(readdirSync(cwd).filter((name) => name.startsWith('notes.damaged-'))).toHaveLength(1)
    one.notes.clear()
    expect(readdirSync(cwd).toSorted()).toEqual(['notes-of-mine.json', 'notes.json'])
    expect(readFileSync(file(), 'utf8')).not.toContain('canary')
    expect([one.notes.count, one.shown()]).toEqual([0, {}])
  })
})

describe('the file of notes', () => {
  it.each([
    ['damaged', '{"version": 1, "val'],
    ['newer', '{"version": 9, "value": []}']
  ])('that is %s is kept aside and told, and the notes begin anew', (kind, content) => {
    writeFileSync(file(), content)
    const one = startNotes(cwd)
    expect(one.texts()).toEqual([expect.stringMatching(/your notes.*begins anew/)])
    const [kept = ''] = readdirSync(cwd).filter((name) => name.startsWith(`notes.${kind}-`))
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe(content)
    note(one, 'new')
    expect(texts(startNotes(cwd))).toEqual(['new'])
  })

  it('loses a note that cannot be read, and no other', () => {
    const before = startNotes(cwd)
    note(before, 'good')
    note(before, 'bad', { id: 'a:2', number: HARRIET, at: T + 1 })
    writeFileSync(file(), readFileSync(file(), 'utf8').replace(`"text": "bad"`, '"text": 7').replace('"bad"', '7'))
    const one = startNotes(cwd)
    expect(texts(one)).toEqual(['good'])
    expect(one.texts()).toEqual([expect.stringMatching(/could not be read.*notes\.damaged/)])
  })

  it('that cannot be written is told whoever writes, and the text is there until the program ends', () => {
    writeFileSync(file(), '')
    const one = startNotes(file()) // in which there can be no file
    expect(() => note(one, 'typed')).toThrow(
      expect.objectContaining({ userMessage: expect.stringMatching(/could not be saved/) })
    )
    expect(texts(one)).toEqual(['typed'])
    expect(one.callNotes.entities.get('a:1')).toMatchObject({ text: 'typed', isKept: false })
  })

  it('is for nobody else to read than the other files of the profile', () => {
    const one = startNotes(cwd)
    note(one, 'typed')
    expect(statSync(file()).mode & 0o022).toBe(0)
  })

  it('tells the log nothing of what is in it, whatever is wrong', () => {
    writeFileSync(file(), '{"version": 1, "value": [{"text": "canary"')
    const damaged = startNotes(cwd)
    note(damaged, 'canary', { name: 'Canary' })
    damaged.notes.find('canary', 9)
    chmodSync(cwd, 0o500)
    try {
      note(damaged, 'canary again')
    } catch {
      // for whoever runs the tests as root it can be written all the same
    }
    chmodSync(cwd, 0o700)
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"text"', '"canary"'))
    startNotes(cwd).notes.find('', 9)
    expect(damaged.memory.lines.join('\n')).not.toMatch(/canary/i)
    expect(damaged.memory.lines.length).toBeGreaterThan(0)
  })
})
