import { describe, expect, it } from 'vitest'
import { historyItem } from '../../../../src-preload/contract/services/history.ts'
import { SECOND } from '../../../util/durations.ts'
import { fixture } from '../fixtures/fixture.ts'
import { at, context } from '../testing/mapping-samples.ts'
import { readRecordings, readTextMessages, readVoicemail } from '../wire/messages.ts'
import type { SmsRow } from '../wire/messages.ts'
import { mapFax, mapRecording, mapTextMessages, mapVoicemail, voicemailCounts } from './messages.ts'

describe('messages', () => {
  it('in the mailbox are new or heard, by their folder', () => {
    const messages = readVoicemail(fixture('voicemail-messages'))
    expect(voicemailCounts(messages)).toEqual({ fresh: 1, kept: 1 })
    const items = messages.flatMap((one) => mapVoicemail(one, context) ?? [])
    for (const item of items) expect(historyItem.parse(item)).toEqual(item)
    expect(items).toMatchObject([
      {
        id: 'voicemail:1475685709-00000004',
        seen: false,
        name: 'Meier',
        number: '0302312501',
        durationMs: 17 * SECOND
      },
      { id: 'voicemail:1475685609-00000003', seen: true, played: true, number: '0302312502' }
    ])
  })

  it('and recordings have the other side', () => {
    const [recording] = readRecordings(fixture('recordings')).flatMap(
      (one) => mapRecording(one, context, new Set()) ?? []
    )
    expect(historyItem.parse(recording)).toMatchObject({
      kind: 'recording',
      number: '0302312501',
      durationMs: 72 * SECOND
    })
    const ofCall = {
      id: 'pbx1-1755682282.4711',
      start: '2026-08-20 11:31:22',
      source: '0302312501',
      destination: '600'
    }
    expect(mapRecording(ofCall, context, new Set())).toBeUndefined()
    expect(mapRecording(ofCall, context, new Set([`call:${ofCall.id}`]))).toMatchObject({ number: '0302312501' })
  })
})

describe('text messages', () => {
  const sms = { id: '6', at: '2026-08-20 11:32:00', source: '+441632960101', destination: '+493023125', text: 'Fine' }
  const numbersOf = (rows: readonly object[]) =>
    mapTextMessages(rows, context).map(({ direction, number }) => [direction, number])

  it('are those the user has sent, and what comes back', () => {
    const rows = [sms, ...readTextMessages(fixture('sms'))]
    expect(mapTextMessages(rows, context)).toMatchObject([
      { id: '6', direction: 'incoming', number: '+441632960101', text: 'Fine' },
      { id: '5', direction: 'outgoing', number: '+441632960101', text: 'On my way', at: at(9, 31, 22) }
    ])
    expect(numbersOf([{ ...sms, destination: '103-DEVEL' }])).toEqual([['incoming', '+441632960101']])
  })

  it('of others stay theirs, and those without id, time or text are none', () => {
    const [own] = readTextMessages(fixture('sms'))
    const others = [sms, { ...sms, source: '104', destination: '+441632960102' }, { ...own, source: '104' }]
    expect(numbersOf(others)).toEqual([])
    expect(numbersOf([{ ...sms, destination: '104' }, own ?? {}])).toEqual([['outgoing', '+441632960101']])
    expect(
      numbersOf([
        { ...own, id: undefined },
        { ...own, at: 'soon' },
        { ...own, text: ' ' }
      ])
    ).toEqual([])
  })

  it('that were not delivered say so', () => {
    const [own] = readTextMessages(fixture('sms'))
    const statuses = ['SENT', 'FAILED', 'Rejected', '', undefined]
    const rows = statuses.map((status) => ({ ...own, status })) as SmsRow[] // as rows may be
    expect(mapTextMessages(rows, context).map(({ failed }) => failed === true)).toEqual([
      false,
      true,
      true,
      false,
      false
    ])
  })
})

it('faxes are those of the user, with the other side', () => {
  const fax = { id: 'fax1', at: '2026-08-20 11:31:22', source: '103', destination: '0302312501', status: 'SENT' }
  const item = mapFax(fax, context)
  expect(historyItem.parse(item)).toEqual(item)
  expect(item).toMatchObject({ id: 'fax:fax1', kind: 'fax', number: '0302312501' })
  expect(mapFax({ ...fax, source: '0302312501', destination: '103-DEVEL' }, context)).toMatchObject({
    number: '0302312501'
  })
  expect(mapFax({ ...fax, source: '104' }, context)).toBeUndefined()
  expect(mapFax({ ...fax, at: 'soon' }, context)).toBeUndefined()
})
