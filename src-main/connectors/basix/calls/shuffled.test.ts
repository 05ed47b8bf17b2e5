import { describe, expect, it } from 'vitest'
import { CallDesk, MARIA, SALES } from '../testing/call-desk.ts'
import { dials, rings, ringsFirst } from '../testing/legs.ts'
import { atom, nothing, tuple } from '../testing/terms.ts'

const ABLE = ['calls', 'hangUp', 'blindTransfer', 'park'] as const
const pstn = [atom('ext'), atom('pstn'), tuple('03012345678')] as const

/** What happens to the legs of a user, each step at a time of its own, by what becomes of the calls. */
const stories: Readonly<Record<string, (desk: CallDesk) => void>> = {
  'answered at one of two telephones': (desk) => {
    const [first, second] = [rings(desk, 'u-1'), rings(desk, 'u-2')]
    second.answers(1_000)
    first.ends('send_cancel,LOSE_RACE')
    second.bridges('x-1', 1_500)
  },
  'answered, and handed on by the other side': (desk) => {
    rings(desk).answers(1_000).bridges('x-1', 1_500).enters('calling', pstn, 9_000).bridges('x-2', 12_000)
  },
  'lost to another member of the group, while another call goes on': (desk) => {
    rings(desk, 'u-1', { group_id: SALES }).ends('send_cancel,LOSE_RACE')
    rings(desk, 'u-3', { other_uuid: 'x-3' }).answers(2_000).bridges('x-3', 2_500)
  },
  'dialled at the telephone, and put down in a slot': (desk) => {
    const leg = dials(desk).enters('calling', pstn, 500).bridges('x-1', 3_000)
    leg.enters('park', ['901', nothing, MARIA, 'maria'], 7_000)
  },
  'answered by a browser': (desk) => {
    const ringing = rings(desk, 'u-1', { called_number: 'RINGING_PARK' }).enters('ringing', [], 100)
    const answer = dials(desk, 'u-2', { called_number: 'pickup_uuid.x-1', other_uuid: 'x-1' })
    ringing.ends('send_cancel,PICKED_OFF')
    answer.bridges('x-1', 1_500)
  },
  'started by another program, and connected': (desk) => {
    ringsFirst(desk).answers(1_000).enters('calling', pstn, 1_200).bridges('x-1', 4_000)
  },
  'over, hung up twice': (desk) => {
    rings(desk).answers(1_000).bridges('x-1', 1_500).tells('updated', 'CHANNEL_HANGUP').ends()
    dials(desk, 'u-2').enters('calling', pstn, 500).ends('send_refuse,USER_BUSY')
  }
}

type Told = Parameters<CallDesk['tell']>

/** What is told in a story, in the order in which it happens. */
function toldIn(story: (desk: CallDesk) => void): readonly Told[] {
  const told: Told[] = []
  const desk = new CallDesk(ABLE)
  const tell = desk.tell.bind(desk)
  desk.tell = (...one) => {
    told.push(one)
    tell(...one)
  }
  story(desk)
  return told
}

/** The calls after all of this; their ids are those of the legs that came first. */
function after(told: readonly Told[]): readonly unknown[] {
  const desk = new CallDesk(ABLE)
  for (const one of told) desk.tell(...one)
  return desk.calls.map(({ direction, state, remote, allowed }) => [direction, state, remote, allowed])
}

/** The same order for the same seed. */
function shuffled(told: readonly Told[], seed: number): readonly Told[] {
  let state = seed
  const next = (): number => (state = (state * 48_271) % 2_147_483_647)
  return told
    .map((one) => [next(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)
}

describe('whatever the order in which it is told, and how often (trust R5)', () => {
  it.each(Object.entries(stories))('the calls are right in the end: %s', (_, story) => {
    const told = toldIn(story)
    const right = after(told)
    for (let seed = 1; seed <= 300; seed++) expect(after(shuffled([...told, ...told], seed))).toEqual(right)
  })
})
