import { readdirSync } from 'node:fs'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { decodeReply } from '../reply.ts'
import * as calls from './calls.ts'
import * as messages from './messages.ts'
import * as people from './people.ts'
import * as queues from './queues.ts'
import * as records from './records.ts'

const FIELDS = { name: 'NAME', numbers: ['PHONE1', 'MOBILE'], company: 'ORG' }
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  lamps: calls.readLamps,
  extensionState: calls.readExtensionState,
  channels: calls.readChannels,
  orderedCall: calls.readOrderedCall,
  originateId: calls.readOriginateId,
  queues: queues.readQueues,
  counters: queues.readQueueCounters,
  agents: queues.readAgents,
  callers: queues.readQueueCallers,
  members: queues.readMembers,
  flows: queues.readFlows,
  extensions: people.readExtensions,
  outsideNumbers: people.readOutsideNumbers,
  config: people.readConfig,
  checkedUser: people.readCheckedUser,
  webPhone: people.readWebPhoneAccount,
  token: people.readToken,
  history: records.readHistory,
  callRecords: records.readCallRecords,
  queueLog: records.readQueueLog,
  phoneBook: (value) => records.readPhoneBook(value, FIELDS),
  fieldNames: records.phoneBookFieldNames,
  phoneBooks: records.readPhoneBookNames,
  mailboxes: messages.readMailboxes,
  voicemail: messages.readVoicemail,
  recordings: messages.readRecordings,
  textMessages: messages.readTextMessages,
  faxes: messages.readFaxes
}
const fixtures = readdirSync(new URL('../fixtures/', import.meta.url)).flatMap((file) =>
  file.endsWith('.json') ? [file.replace('.json', '')] : []
)
const shown = (value: unknown): string => inspect(value, { depth: 9 }) + JSON.stringify(value)

describe('every reader', () => {
  it.each(Object.entries(readers))('of %s takes whatever comes', (_, read) => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.constant(undefined)), (value) => void read(value)))
    for (const name of fixtures) read(fixture(name))
  })

  it.each(Object.entries(readers))('of %s lets no password or secret of any row through', (_, read) => {
    for (const name of fixtures) expect(shown(read(fixture(name)))).not.toContain('CANARY')
  })
})

it('a list that is empty in any of its ways has no rows', () => {
  for (const body of ['', ']', 'null', '[]', '{}', '[["",""]]']) {
    const reply = decodeReply(body, 'json')
    expect(reply.kind).toBe('empty')
  }
  for (const read of [
    calls.readLamps,
    calls.readChannels,
    queues.readMembers,
    queues.readAgents,
    queues.readQueues,
    records.readHistory
  ])
    expect(read(undefined)).toEqual([])
})
