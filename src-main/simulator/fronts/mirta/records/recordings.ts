import { SECOND } from '../../../../util/durations.ts'
import type { CallLogItem } from '../../../core/call-log.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, nothing, object, words, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { numberOf } from '../numbers.ts'
import { isWithin, rangeOf } from './filters.ts'
import { soundFile } from './sound-files.ts'

interface Recording {
  readonly item: CallLogItem
  readonly person: Extension
  readonly id: string
}

function recordingsOf({ tenants: asked }: MirtaRequest, { tenants, recordingIds }: FrontContext): readonly Recording[] {
  const people = asked.flatMap((tenant) => tenants.people(tenant))
  return people.flatMap((person) =>
    person.log
      .filter(({ kind, bin }) => kind === 'recording' && bin === undefined)
      .map((item) => ({ item, person, id: recordingIds.of(item) }))
  )
}

/** By unique id, or by the originate id of the call. */
function find(request: MirtaRequest, context: FrontContext): Recording | undefined {
  const asked = request.text('id')
  const originated = context.pastCalls.of(request.tenants).find(({ originateId }) => originateId === asked)
  const id = asked === '' ? '' : (originated?.uniqueId ?? asked)
  return recordingsOf(request, context).find((one) => one.id === id)
}

function rowOf({ item, person, id }: Recording, request: MirtaRequest, context: FrontContext): Row {
  const { tenant } = request
  const call = context.pastCalls.find(id, request.tenants)
  const number = (party: typeof person.party): string => numberOf(party, tenant, context.switches)
  return {
    uniqueid: id,
    start: context.time.write(item.startedAt),
    duration: String(Math.floor(item.durationMs / SECOND)),
    src: number(call?.from ?? item.remote),
    dst: number(call?.to ?? person.party)
  }
}

const recordings: Handler = (request, context) => {
  const range = rangeOf(request, context)
  const found = recordingsOf(request, context).filter(({ item }) => isWithin(item.startedAt, range))
  return list(found.toSorted((a, b) => b.item.startedAt - a.item.startedAt).map((one) => rowOf(one, request, context)))
}

const recording: Handler = (request, context) => {
  const found = find(request, context)
  return found === undefined ? nothing : soundFile('recording', found.item.durationMs, context.switches.recordingType)
}

const recordingDetails: Handler = (request, context) => {
  const found = find(request, context)
  if (found === undefined) return nothing
  const row = rowOf(found, request, context)
  return object(row, `${Object.values(row).join('|')}|\n`)
}

const transcript: Handler = (request, context) => {
  const found = find(request, context)
  if (found === undefined) return nothing
  return words(`${found.person.name}: Hello.\n${found.item.remote.name ?? 'Caller'}: Hello, it is about my order.\n`)
}

/** Recordings with their sound and text (MiRTA 8.4). */
export const recordingHandlers: Handlers = {
  recordings,
  recording,
  inlineRecording: recording,
  recordingDetails,
  transcript
}
