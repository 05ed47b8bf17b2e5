import type { Call } from '../core/calls.ts'
import { type Answered, type Sent, tel, type VoipbinAnswer, type VoipbinTestPlatform } from './voipbin-platform.ts'

/** The number that calls of tests show. */
export const OWN = '+493023125100'

/** Numbers outside that always do the same. */
export const outside = {
  answers: '+493023125901',
  busy: '+493023125902',
  noAnswer: '+493023125903',
  unknown: '+493023125904',
  ends: '+493023125906',
  echoes: '+493023125907'
} as const

/** An action that connects to a number. */
export const connect = (number: string): Sent => ({
  type: 'connect',
  option: { source: tel(OWN), destinations: [tel(number)] }
})

/** An address of somebody's extension. */
export const extension = (short: string): Sent => ({ type: 'extension', target: short, target_name: short })

/** What a recording is started with. */
export const recordingBody = { format: 'wav', end_of_silence: 0, end_of_key: '', duration: 0, on_end_flow_id: '' }

/** Asks for calls. */
export const dial = (
  platform: VoipbinTestPlatform,
  destinations: readonly Sent[],
  actions?: readonly Sent[]
): Promise<VoipbinAnswer> =>
  platform.ask('createCalls', { body: { source: tel(OWN), destinations, ...(actions && { actions }) } })

/** Two that talk: somebody outside, and one of ours. */
export interface Talk {
  readonly call: Call
  readonly caller: Answered
  readonly mine: Answered
}

/** Carol outside and Björn, who has two telephones and no mobile, talk. */
export async function talk(platform: VoipbinTestPlatform): Promise<Talk> {
  platform.switches.nestedAnswer = true
  const call = await platform.pbx.outside('+493023125123', 'Carol').dials('202')
  await platform.pbx.extension('202').answers(call, 'desk')
  const [caller, mine] = await platform.legs()
  if (caller === undefined || mine === undefined) throw new Error('nobody talks')
  return { call, caller, mine }
}

/** Where legs lead, and their states. */
export const shown = (rows: readonly Answered[]): readonly (readonly unknown[])[] =>
  rows.map((row) => [row.destination.target.split('@')[0], row.status])

/** Numbers outside that ring until somebody picks up. */
export const silent = { stranger: '+493023125555', other: '+493023125556' } as const

/** Rings destinations together, unless `more` says otherwise. */
export async function ringGroup(
  platform: VoipbinTestPlatform,
  destinations: readonly Sent[],
  more: Sent
): Promise<Answered> {
  for (const number of Object.values(silent)) platform.pbx.outside(number)
  const body = { source: tel(OWN), destinations, ring_method: 'ring_all', answer_method: 'hangup_others', ...more }
  return platform.row('createGroupcall', { body })
}

/** The group calls one step below. */
export const groupcallsBelow = (
  platform: VoipbinTestPlatform,
  { groupcall_ids: ids }: Pick<Answered, 'groupcall_ids'>
): Promise<Answered[]> => Promise.all(ids.map((id) => platform.groupcall(id)))

/** What has become of each leg with our number: where it leads, its state, and why it ended. */
export async function legsOf(platform: VoipbinTestPlatform): Promise<string[]> {
  const rows = (await platform.rows('listCalls')).filter((row) => row.source.target === OWN)
  return rows.map((row) => `${row.destination.target.split('@')[0]} ${row.status} ${row.hangup_reason ?? ''}`.trim())
}
