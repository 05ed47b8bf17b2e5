import type { Call } from '../../src-main/simulator/core/calls.ts'
import { SECOND } from '../../src-main/util/durations.ts'
import type { Play } from './play.ts'
import { contactIdOf, type User } from './world.ts'

const answering = { kind: 'answers', afterMs: 3 * SECOND } as const

/** Somebody outside calls a user, who takes the call in the program or, where that does not work, at the telephone. */
async function answered(play: Play, user: User): Promise<Call | undefined> {
  const call = await play.begins(play.outside().dials(user.person))
  await play.waits(1, 15)
  const shown = play.find(user, call)
  const inProgram = shown !== undefined && play.random.happens(0.7)
  const done = inProgram && (await play.press({ action: 'answer', callId: shown.id }))
  await play.waits(0.5)
  if (!done) play.picksUp(user.person, call)
  await play.waits(2, 8)
  return call.liveLegs.some(({ owner, state }) => owner === user.person && state === 'connected') ? call : undefined
}

async function hangsUp(play: Play, user: User, call: Call): Promise<void> {
  const shown = play.find(user, call)
  if (shown !== undefined && play.random.happens(0.5)) await play.press({ action: 'hangUp', callId: shown.id })
  if (call.isLive) play.atPhone(() => play.world.pbx.desk.endCall(call))
}

async function talks(play: Play): Promise<void> {
  const user = play.user()
  const call = await answered(play, user)
  if (call === undefined) return
  for (const action of play.random.one([
    ['hold', 'resume'],
    ['mute', 'unmute'],
    ['hold', 'resume', 'mute'],
    []
  ] as const)) {
    const shown = play.find(user, call)
    if (shown !== undefined) await play.press({ action, callId: shown.id })
    await play.waits(3, 30)
  }
  await hangsUp(play, user, call)
}

/** The same at the telephone alone, too fast for a program that looks away. */
async function atThePhone(play: Play): Promise<void> {
  const { person } = play.user()
  const call = await play.begins(play.outside().dials(person))
  await play.waits(0.2, 6)
  play.picksUp(person, call)
  await play.waits(0.2, 20)
  play.atPhone(() => person.holds(call))
  await play.waits(0.2, 20)
  play.atPhone(() => person.resumes(call))
  await play.waits(0.2, 5)
}

async function missed(play: Play): Promise<void> {
  const { person } = play.user()
  const caller = play.random.happens(0.1) ? play.world.pbx.withheld() : play.outside()
  await play.begins(caller.dials(person))
  await play.waits(4, 40)
}

async function rejected(play: Play): Promise<void> {
  const user = play.user()
  const call = await play.begins(play.outside().dials(user.person))
  await play.waits(2, 8)
  const shown = play.find(user, call)
  if (shown === undefined) return
  const isRefused = await play.press({ action: 'reject', callId: shown.id })
  // the first system does not know who was refused at another
  const numbers = isRefused && user.elsewhere === undefined ? play.options.refused : play.options.unsure
  numbers.add(shown.remote.number ?? '')
}

/** Where a system rings the user first for a call that was asked for. */
async function liftsReceiver(play: Play, { person, elsewhere }: User): Promise<void> {
  if (elsewhere === undefined) return
  await play.waits(1, 4)
  play.picksUp(person)
}

async function callsOut(play: Play): Promise<void> {
  const user = play.user()
  const { accountId, person } = user
  const fails = { kind: 'fails', code: play.random.one([404, 480, 486, 504]), afterMs: 4 * SECOND } as const
  const target = play.outside(play.random.happens(0.7) ? answering : fails)
  await play.dials({ accountId, number: target.party.number ?? '' })
  await liftsReceiver(play, user)
  await play.waits(5, 60)
  for (const leg of play.world.pbx.desk.legsOf(target)) {
    if (leg.call.legs.some(({ owner }) => owner === person)) await hangsUp(play, user, leg.call)
  }
}

/** Calls back somebody whose call was missed. */
async function callsBack(play: Play): Promise<void> {
  const user = play.user()
  const all = Object.values(play.world.domain.stores.missed.all())
  const own = all.filter(({ accountId, remote }) => accountId === user.accountId && remote.kind === 'external')
  const numbers = own.flatMap(({ remote }) => remote.number ?? [])
  if (numbers.length === 0) return missed(play)
  const number = play.random.one(numbers)
  // a system that rings the user first takes a call for made before anybody has answered
  if (user.elsewhere !== undefined) play.options.unsure.add(number)
  const target = play.outsideAt(number, answering)
  await play.dials({ accountId: user.accountId, number: number })
  await liftsReceiver(play, user)
  await play.waits(8, 30)
  for (const leg of play.world.pbx.desk.legsOf(target)) await hangsUp(play, user, leg.call)
}

async function sentOn(play: Play): Promise<void> {
  const user = play.user()
  const colleague = play.colleague()
  const call = await answered(play, user)
  const shown = call && play.find(user, call)
  if (shown === undefined) return
  const supervised = play.random.happens(0.5)
  await play.press({ action: 'blindTransfer', callId: shown.id, number: colleague.data.number, supervised })
  await play.waits(2, 15)
  if (play.random.happens(0.6)) play.picksUp(colleague)
  await play.waits(5, 30)
}

/** Asks a third one, and then connects, goes back or lets all talk together. */
async function asks(play: Play): Promise<void> {
  const user = play.user()
  const call = await answered(play, user)
  const first = call && play.find(user, call)
  if (call === undefined || first === undefined) return
  const third = play.outside(answering)
  await play.press({ action: 'consult', callId: first.id, number: third.party.number ?? '' })
  await play.waits(5, 20)
  const second = play.shown(user).find(({ remote }) => remote.number === third.party.number)
  if (second !== undefined) await settles(play, first.id, second.id)
  await play.waits(5, 30)
}

async function settles(play: Play, callId: string, target: string): Promise<void> {
  const action = play.random.one(['completeTransfer', 'cancelConsultation', 'addToConference', 'swap'] as const)
  if (action === 'completeTransfer' || action === 'cancelConsultation')
    return void (await play.press({ action, callId }))
  if (action === 'swap') return void (await play.press({ action, callId, otherCallId: target }))
  await play.press({ action, callId: target, otherCallId: callId })
  await play.waits(5, 30)
  const talking = play.random.one(['leaveConference', 'hangUp'] as const)
  const conference = [callId, target].find((id) => play.world.domain.stores.calls.get(id)?.conference === true)
  if (conference !== undefined) await play.press({ action: talking, callId: conference })
}

async function parks(play: Play): Promise<void> {
  const user = play.user()
  const call = await answered(play, user)
  const shown = call && play.find(user, call)
  if (shown === undefined) return
  await play.press({ action: 'park', callId: shown.id })
  await play.waits(5, 20)
  await play.press({ action: 'retrieve', accountId: user.accountId })
  await play.waits(5, 20)
}

async function queued(play: Play): Promise<void> {
  const { pbx } = play.world
  const queue = play.random.one(pbx.queues.filter(({ nightMode, data }) => !nightMode && data.domain === 'example.org'))
  const call = await play.begins(play.outside().dials(queue))
  await play.waits(2, 20)
  const ringing = call.liveLegs.find(({ state, direction }) => state === 'alerting' && direction === 'in')
  if (ringing === undefined || play.random.happens(0.3)) return
  const user = play.world.users.find(({ person }) => person === ringing.owner)
  const shown = user && play.find(user, call)
  if (shown !== undefined) await play.press({ action: 'answer', callId: shown.id })
  if (ringing.state === 'alerting') play.atPhone(() => pbx.desk.answer(ringing))
  await play.waits(5, 40)
}

/** A user who may takes a call that rings at a watched colleague. */
async function picksUp(play: Play): Promise<void> {
  const user = play.random.one(play.world.users.filter(({ person }) => person.data.rights?.includes('pickup')))
  const [colleague] = play.random.shuffled(user.watches)
  if (colleague === undefined) return
  await play.begins(play.outside().dials(colleague))
  await play.waits(2, 8)
  const { accountId } = user
  const seen = Object.values(play.world.domain.stores.colleagues.all())
  const contactId = contactIdOf(user, colleague)
  const watched = seen.find((one) => one.accountId === accountId && one.contactId === contactId)
  if (watched?.pickupId !== undefined) await play.press({ action: 'pickUp', accountId, pickupId: watched.pickupId })
  await play.waits(5, 30)
}

/** Colleagues among themselves and with users. */
async function inside(play: Play): Promise<void> {
  const colleague = play.colleague()
  const target = play.random.happens(0.5) ? play.user().person : play.random.one(play.user().watches)
  if (target === colleague) return
  const call = await play.begins(colleague.dials(target))
  await play.waits(2, 15)
  if (play.random.happens(0.6)) play.picksUp(target, call)
  await play.waits(5, 60)
}

/** What can become of a call, as often as it stands here. */
export const callPlays: readonly ((play: Play) => Promise<void>)[] = [
  ...[talks, talks, talks, atThePhone, atThePhone, missed, missed, rejected, callsOut, callsOut, callsBack],
  ...[sentOn, asks, asks, parks, queued, queued, picksUp, inside]
]
