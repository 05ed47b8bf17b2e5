import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '../../../util/durations.ts'
import { personalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import { textMessage } from '../../../../src-preload/contract/services/messages.ts'
import { live } from '../../testing/connector-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { MirtaSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import { MirtaHarness } from '../testing/mirta-harness.ts'

let opened: MirtaHarness
afterEach(() => opened[Symbol.asyncDispose]())

async function open(switches: Partial<MirtaSwitches> = {}): Promise<ConnectorHarness> {
  opened = await MirtaHarness.live(switches)
  return opened.harness
}

const FRIDA = '+493023125123'
const count = (operation: string): number =>
  opened.front.requests.filter((request) => request.operation === operation).length

describe('sounds', () => {
  const sound = async (harness: ConnectorHarness, kind: 'voicemail' | 'recording') => {
    const link = harness.recorded.current
    const { items } = await harness.ask('history.page', { kinds: [kind], limit: 1 })
    return link?.sound?.(items[0]?.id ?? 'none', live)
  }
  const recorded = (harness: ConnectorHarness): void =>
    void harness.me.log.unshift({
      ...{ id: harness.pbx.nextLogId(), kind: 'recording', startedAt: harness.clock.now(), durationMs: 9 * SECOND },
      ...{ remote: { kind: 'outside', number: FRIDA }, isSeen: true }
    })

  it.each(['audio/mpeg', 'audio/x-wav'] as const)('are what their first bytes say, also as %s', async (type) => {
    const harness = await open({ voicemailType: type, recordingType: type })
    recorded(harness)
    const contentType = type === 'audio/mpeg' ? type : 'audio/wav'
    for (const kind of ['voicemail', 'recording'] as const) {
      const heard = await sound(harness, kind)
      expect([kind, heard?.contentType, (heard?.bytes.byteLength ?? 0) > 100]).toEqual([kind, contentType, true])
    }
  })

  it.each([
    ['', 'notFound'],
    ['<html><body>404</body></html>', 'protocol'],
    ['Error|No such file|', 'notFound'],
    ['\u0001\u0002 no sound', 'protocol']
  ])('that are %j are said to be none', async (body, kind) => {
    const harness = await open()
    opened.front.switches.bodies = { voicemailSound: body }
    await expect(sound(harness, 'voicemail')).rejects.toMatchObject({ kind })
  })

  it('of what has none are not asked for', async () => {
    const harness = await open()
    const before = opened.front.requests.length
    for (const itemId of ['call:pbx1-1.2', 'fax:1', 'nonsense', 'voicemail:'])
      await expect(harness.recorded.current?.sound?.(itemId, live)).rejects.toMatchObject({ kind: 'notFound' })
    expect(opened.front.requests).toHaveLength(before)
  })
})

describe('notes about calls', () => {
  const call = async (harness: ConnectorHarness) =>
    (await harness.ask('history.page', { kinds: ['incoming'], limit: 1 })).items[0]?.id ?? ''

  it('are added to what is there, and only those of ours are shown', async () => {
    const harness = await open()
    const itemId = await call(harness)
    expect(await harness.ask('history.notes', { itemId })).toEqual([])
    const notes = ['Wants a {quote} | 5% off', 'Zweite\nZeile ü']
    for (const text of notes) await harness.ask('history.addNote', { itemId, text })
    expect(await harness.ask('history.notes', { itemId })).toEqual(notes)
  })

  it('of others are left alone, and hostile ones are shown as text', async () => {
    const harness = await open()
    const itemId = await call(harness)
    opened.front.switches.bodies = { getCallNote: '[inbound]pin=4711{cti:a%}{cti:}{cti:b\u202e{cti:%0d%0Ac}{CTI:d}' }
    expect(await harness.ask('history.notes', { itemId })).toEqual(['a%', 'c'])
  })

  it('are about calls, and about those that are known', async () => {
    const harness = await open()
    for (const itemId of ['voicemail:1-2', 'nonsense'])
      await expect(harness.ask('history.notes', { itemId })).rejects.toMatchObject({ kind: 'notFound' })
    expect(await harness.ask('history.notes', { itemId: 'call:pbx1-1.2' })).toEqual([])
    const lost = harness.ask('history.addNote', { itemId: 'call:pbx1-1.2', text: 'x' })
    await expect(lost).rejects.toMatchObject({ kind: 'conflict' })
    expect(count('appendCallNote')).toBe(1)
  })
})

describe('text messages', () => {
  it('are sent once, and are in the list with what comes back', async () => {
    const harness = await open()
    await harness.ask('message.send', { to: FRIDA, text: 'Grüße & bis später' })
    await opened.front.actions['receiveText']?.({ to: '200', from: FRIDA, text: 'Danke' })
    await opened.front.actions['receiveText']?.({ to: '201', from: '+441632960123', text: 'For Anna' })
    const messages = await harness.ask('message.list', { from: harness.clock.now() - HOUR })
    for (const one of messages) expect(textMessage.parse(one)).toEqual(one)
    expect(messages.map(({ direction, text, number }) => [direction, text, number]).toSorted()).toEqual([
      ['incoming', 'Danke', FRIDA],
      ['outgoing', 'Grüße & bis später', FRIDA]
    ])
    expect(await harness.ask('message.list', { from: harness.clock.now() + HOUR })).toEqual([])
    expect(count('sendSms')).toBe(1)
  })

  it('that are refused are not sent again, and the reason is heard', async () => {
    const harness = await open()
    const refused = harness.ask('message.send', { to: '+493023125904', text: 'x' })
    await expect(refused).rejects.toMatchObject({ userMessage: expect.stringContaining('rejected by provider') })
    expect(count('sendSms')).toBe(1)
  })
})

describe('a fax', () => {
  const pdf = new TextEncoder().encode('%PDF-1.4\n…')

  it('is sent as PDF and is in the history', async () => {
    const harness = await open()
    await harness.ask('fax.send', { to: FRIDA, name: 'Quote\u202e.PDF', bytes: pdf })
    const { items } = await harness.ask('history.page', { kinds: ['fax'], limit: 9 })
    expect(items).toMatchObject([{ kind: 'fax', number: FRIDA }])
    expect(items[0]).not.toHaveProperty('seen')
  })

  it('that is no PDF is not sent', async () => {
    const harness = await open()
    for (const text of ['', '<html>', 'MZ'])
      await expect(
        harness.ask('fax.send', { to: FRIDA, name: 'x', bytes: new TextEncoder().encode(text) })
      ).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringContaining('PDF') })
    expect(count('sendFax')).toBe(0)
  })
})

describe('phone books', () => {
  const search = async (harness: ConnectorHarness, query: string) =>
    (await harness.recorded.current?.searchContacts(query, 20, live)) ?? []
  /** They are read behind everything else. */
  const read = async (harness: ConnectorHarness): Promise<void> => {
    await harness.until(() => count('phoneBookEntries') >= 2)
    await harness.advance(SECOND)
  }

  it('are searched here by name, company and number, beside the colleagues', async () => {
    const harness = await open()
    await read(harness)
    const before = opened.front.requests.length
    expect((await search(harness, 'gärtnerei')).map(({ name }) => name)).toEqual(['Gärtnerei Grünwald'])
    expect((await search(harness, '23125456')).map(({ name }) => name)).toEqual(['Gärtnerei Grünwald'])
    expect((await search(harness, 'Berg')).some(({ id }) => id === '201')).toBe(true)
    expect(await search(harness, 'nobody at all')).toEqual([])
    expect(opened.front.requests).toHaveLength(before)
  })

  it.each(['values', 'jsondata', 'both'] as const)('take an entry as %s, and give it back', async (phoneBookField) => {
    const harness = await open({ phoneBookField })
    await read(harness)
    const numbers = [{ label: 'work', number: '+4989654321' }] as const
    const typed = { firstName: 'Lena', lastName: 'Kurz', inUsualList: true, status: 'contact' } as const
    await harness.ask('personalContact.create', { ...typed, numbers: [...numbers] })
    const [lena] = await search(harness, 'lena kurz')
    expect(lena).toMatchObject({ name: 'Lena Kurz', numbers: [{ number: '+4989654321' }] })
    const list = await harness.ask('personalContact.list', {})
    for (const one of list) expect(personalContact.parse(one)).toEqual(one)
    expect(list.map(({ id }) => id)).toContain(lena?.id)
    await harness.ask('personalContact.delete', { contactId: lena?.id ?? '' })
    expect(await search(harness, 'lena kurz')).toEqual([])
    await expect(harness.ask('personalContact.delete', { contactId: lena?.id ?? '' })).rejects.toMatchObject({
      kind: 'notFound'
    })
  })

  it('have no place for more numbers than fields, which is said before anything is sent', async () => {
    const harness = await open()
    const numbers = ['1', '2'].map((end) => ({ label: 'work' as const, number: `+498965432${end}` }))
    const create = harness.ask('personalContact.create', {
      lastName: 'x',
      inUsualList: true,
      status: 'contact',
      numbers
    })
    await expect(create).rejects.toMatchObject({ kind: 'protocol' })
    expect(count('addPhoneBookEntries')).toBe(0)
  })

  it.each(['', 'null', '<html>', 'Error|No|', '[["",""]]', '{"a": "b"}'])(
    'that say %j are empty, and the rest goes on',
    async (body) => {
      const harness = await open({ bodies: { phoneBookEntries: body } })
      await read(harness)
      expect(harness.recorded.lost).toEqual([])
      expect((await search(harness, 'berg')).length).toBeGreaterThan(0)
    }
  )
})
