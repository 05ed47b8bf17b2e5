import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenLink } from '../../testing/open-link.ts'

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open()
})
afterEach(() => open[Symbol.asyncDispose]())

/** What the server says from now on, and takes whatever comes back. */
function stored(reads: string, body: unknown, writes: string): void {
  open.front.faults.reply(200, { operation: reads, body: JSON.stringify(body), contentType: 'application/json' })
  open.front.faults.reply(200, { operation: writes, body: 'done', contentType: 'text/plain' })
}

const sent = (operation: string): unknown[] =>
  open.front.requests.filter((one) => one.operation === operation).map(({ body }) => JSON.parse(body) as unknown)

describe('a card that is written', () => {
  const card = (more: object) => ({ Description: { N: { Given: 'Anna', Family: 'Berg' }, FN: 'Anna Berg', ...more } })
  const setCard = (body: unknown, change: object): Promise<void> => {
    stored('getContactVcard', body, 'updateContactVcard')
    return open.ask('contact.setCard', { contactId: 'c', ...change })
  }

  it('keeps members that could not be read', async () => {
    const odd = {
      EMAIL: [{ value: 'a@example.org' }, { value: 'b@example.org' }],
      ADR: { Pcode: 'Kiel', Locality: 11122, Street: ['Hafen 1', '2nd floor'] },
      ORG: { Orgname: { '#text': 'Nordlys' } },
      TEL: [
        { value: '+4631', type: 'CELL' },
        { value: '+4632', type: ['work'], extra: 1 }
      ],
      group: 'Sales',
      field: [{ id: 7 }]
    }
    await setCard({ ...card(odd), version: 4 }, { firstName: 'Lea' })
    const changed = { ...odd, N: { parseType: 'Resource', Given: 'Lea', Family: 'Berg' }, FN: 'Lea Berg' }
    expect(sent('updateContactVcard')).toEqual([{ version: 4, Description: changed }])
  })

  it('changes the first of several, which is the one that is shown', async () => {
    const EMAIL = [{ value: 'a@example.org', type: 'work' }, { value: 'b@example.org' }]
    await setCard(card({ EMAIL, ADR: [{ Street: 'Hafen 1', Locality: 11122 }] }), {
      email: 'c@example.org',
      street: 'X 2'
    })
    expect(sent('updateContactVcard')).toMatchObject([
      {
        Description: {
          EMAIL: [{ value: 'c@example.org', type: 'work' }, { value: 'b@example.org' }],
          ADR: [{ Street: 'X 2', Locality: 11122 }]
        }
      }
    ])
    const shown = await open.ask('contact.card', { contactId: 'anna.berg@example.org' })
    expect(shown).toMatchObject({ address: { street: 'Hafen 1', postalCode: '11122' } })
    expect(shown.emails).toContain('a@example.org')
  })

  it('is not written where a part of it cannot be read and would be lost', async () => {
    const refused = { kind: 'protocol', userMessage: expect.stringMatching(/card/) }
    await expect(setCard({ Description: { N: 'Berg;Anna' } }, { firstName: 'Lea' })).rejects.toMatchObject(refused)
    expect(sent('updateContactVcard')).toEqual([])
    await open.ask('contact.setCard', { contactId: 'c', email: 'c@example.org' })
    expect(sent('updateContactVcard')).toMatchObject([{ Description: { N: 'Berg;Anna', EMAIL: {} } }])
  })

  it('keeps of its numbers what stays, and those that could not be shown', async () => {
    const TEL = [
      { value: '+46 31', type: 'CELL', rank: 1 },
      { value: '+4632' },
      { value: { '#text': '+4633' } },
      { value: 'in the evening' },
      '+4634'
    ]
    await setCard(card({ TEL }), { numbers: [{ number: '+4631' }, { number: '+4635' }] })
    expect(sent('updateContactVcard')).toMatchObject([
      { Description: { TEL: [TEL[0], { value: '+4635' }, TEL[2], TEL[3], TEL[4]] } }
    ])
  })
})

describe('an own contact that is written', () => {
  const lena = { firstName: 'Lena', inUsualList: false, status: 'contact' as const, numbers: [] }
  const update = (body: object, change: object): Promise<void> => {
    stored('getUserContact', body, 'updateUserContact')
    return open.ask('personalContact.update', { contactId: '5@internal', ...lena, ...change })
  }

  it('keeps members that could not be read, and words nobody knows', async () => {
    const odd = {
      cid: '5@internal',
      firstname: 'Lena',
      city: { name: 'Kiel' },
      postalcode: 24103,
      speeddial: '3',
      showInDefaultContactList: 'no',
      contactStatus: 'FRIEND',
      phoneNumbers: [
        { type: 'SATELLITE', phoneNumber: '+4631', preferredNumber: 'no', abbreviatednumber: 31 },
        { type: 'HOME' },
        '+4632'
      ]
    }
    await update(odd, { firstName: 'Lea', numbers: [{ label: 'other', number: '+4631' }] })
    expect(sent('updateUserContact')).toEqual([{ ...odd, firstname: 'Lea' }])
  })

  it('clears what was shown and is no more', async () => {
    const body = { cid: '5@internal', firstname: 'Lena', city: 'Kiel', speeddial: 3, contactStatus: 'VIP' }
    await update({ ...body, phoneNumbers: [{ type: 'HOME', phoneNumber: '+4631' }] }, {})
    expect(sent('updateUserContact')).toEqual([
      {
        cid: '5@internal',
        firstname: 'Lena',
        city: '',
        showInDefaultContactList: false,
        contactStatus: 'CONTACT',
        phoneNumbers: []
      }
    ])
  })

  it('changes a number in its kind, its preference or altogether, and keeps the rest of it', async () => {
    const numbers = [
      { type: 'HOME', phoneNumber: '+46 31', preferredNumber: true, abbreviatednumber: '31' },
      { type: 'WORK', phoneNumber: '+4632' }
    ]
    await update(
      { firstname: 'Lena', phoneNumbers: numbers },
      {
        numbers: [
          { label: 'mobile', number: '+4631' },
          { label: 'work', number: '+4633', preferred: true }
        ]
      }
    )
    expect(sent('updateUserContact')).toMatchObject([
      {
        phoneNumbers: [
          { type: 'MOBILE', phoneNumber: '+46 31', preferredNumber: false, abbreviatednumber: '31' },
          { type: 'WORK', phoneNumber: '+4633', preferredNumber: true }
        ]
      }
    ])
  })
})

it('voicemail that is changed keeps settings that could not be read', async () => {
  const odd = { allowVoicemail: true, playActivity: 'true', humanAssistanceNumber: 201, newThing: { a: [1] } }
  stored('getVoicemailSettings', odd, 'updateVoicemailSettings')
  await open.ask('voicemail.change', { takesMessages: false })
  expect(sent('updateVoicemailSettings')).toEqual([{ ...odd, allowVoicemail: false }])
})

describe('shortcuts', () => {
  const shortcut = (id: string, order: number, more: object = {}) => ({
    id,
    name: id,
    activityId: 'lunch',
    available: false,
    durationType: 'NO_END_TIME',
    order,
    imageId: 'ic_shortcut_car',
    ...more
  })

  it('that are put into another order stay, also one that cannot be read', async () => {
    const { activityId: _, ...unreadable } = shortcut('bad', 2)
    const list = { presenceShortcut: [shortcut('s1', 1), unreadable, shortcut('s3', 3), shortcut('s4', 4)] }
    stored('listPresenceShortcuts', list, 'putPresenceShortcut')
    const odd = { durationMinutes: '45', available: 'no', colour: 'blue' }
    const one = shortcut('s', 7, odd)
    const body = JSON.stringify(one)
    open.front.faults.reply(200, { operation: 'getPresenceShortcut', body, contentType: 'application/json' })
    await open.ask('presence.orderShortcuts', { shortcutIds: ['s3', 's1'] })
    expect(open.count('replacePresenceShortcuts')).toBe(0)
    const puts = open.front.requests.filter(({ operation }) => operation === 'putPresenceShortcut')
    expect(puts.map(({ path, body: put }) => [path.split('/').at(-1), JSON.parse(put)])).toEqual([
      ['s3', { ...one, order: 1 }],
      ['s1', { ...one, order: 3 }]
    ])
  })

  it('do not lose one that is made on the telephone meanwhile', async () => {
    const me = open.pbx.extension('jane')
    const read = open.count('listPresenceShortcuts')
    const ordered = open.ask('presence.orderShortcuts', { shortcutIds: ['s4', 's3'] })
    await open.until(() => open.count('listPresenceShortcuts') > read)
    const [first] = me.shortcuts
    if (first === undefined) throw new Error('the company data has no shortcut')
    me.shortcuts = [...me.shortcuts, { ...first, id: 'new', order: 9 }]
    await ordered
    expect(me.shortcuts.map(({ id }) => id)).toContain('new')
  })

  it('that stand right already are not written', async () => {
    await open.ask('presence.orderShortcuts', { shortcutIds: ['s1', 's2'] })
    expect([open.count('putPresenceShortcut'), open.count('replacePresenceShortcuts')]).toEqual([0, 0])
  })

  it('that all stand in one place are numbered anew', async () => {
    const me = open.pbx.extension('jane')
    me.shortcuts = me.shortcuts.map((one) => ({ ...one, order: 1 }))
    await open.ask('presence.orderShortcuts', { shortcutIds: ['s4', 's3', 's2', 's1'] })
    expect(me.shortcuts.map(({ id, order }) => `${id}:${String(order)}`).sort()).toEqual([
      's1:4',
      's2:3',
      's3:2',
      's4:1'
    ])
  })

  it('keep what could not be read when another part is changed', async () => {
    const odd = shortcut('s1', 2, {
      available: 'no',
      diversionPhoneNumber: 201,
      applyDiversionNumber: true,
      colour: 'blue'
    })
    stored('getPresenceShortcut', odd, 'putPresenceShortcut')
    const wanted = { activityId: 'lunch', available: true, icon: 'car', duration: 'noEndTime' } as const
    await open.ask('presence.changeShortcut', { shortcutId: 's1', name: 'Walk', ...wanted })
    expect(sent('putPresenceShortcut')).toEqual([{ ...odd, name: 'Walk' }])
  })
})

it('a group call that is handled without a note keeps the one it has', async () => {
  const row = { itemId: 7, groupId: 1, itemType: 'MISSED', callCount: 1, startTime: '2026-01-05T09:00:00Z' }
  const handled = { ...row, handledStatus: { state: 'UNHANDLED', note: 'Wants a quote\n\n\nurgent' } }
  const log = { generatedAt: '2026-01-05T09:00:00Z', flushCache: true, hintCount: 1, callLogItem: [handled] }
  const handle = async (more: object): Promise<void> => {
    stored('listGroupCallLog', log, 'assignCallLogItem')
    await open.ask('groupCallLog.assign', { rowId: '7', state: 'handled', ...more })
  }
  await handle({})
  await handle({ takeOver: true })
  await handle({ note: '' })
  const { note } = handled.handledStatus
  expect(sent('assignCallLogItem')).toEqual([
    { state: 'HANDLED', note },
    { state: 'HANDLED', note },
    { state: 'HANDLED', note: '' }
  ])
})

it('a new shortcut stands last, also where the last one has the highest order there is', async () => {
  const before = {
    ...{ id: 's', name: 'Lunch', activityId: 'lunch', available: true, order: 2_147_483_647 },
    ...{ durationType: 'NO_END_TIME', imageId: 'ic_shortcut_coffee' }
  }
  stored('listPresenceShortcuts', { presenceShortcut: [before] }, 'putPresenceShortcut')
  const wanted = { name: 'Out', activityId: 'lunch', available: true, icon: 'coffee', duration: 'noEndTime' } as const
  await open.ask('presence.createShortcut', wanted)
  expect(sent('putPresenceShortcut')).toMatchObject([{ order: 2_147_483_647 }])
})
