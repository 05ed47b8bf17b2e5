import type { Extension } from '../people/extension.ts'
import type { MobileTransfer } from '../people/person-settings.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'
import { cancelTransfer } from './transfers.ts'

/** Hands the person's mobile call over: at once, or when the target has answered. @throws Refusal notPossible */
export function startMobileTransfer(
  world: World,
  person: Extension,
  destination: string,
  attended: boolean
): MobileTransfer {
  if (mobileTransferOf(person) !== undefined) throw new Refusal('notPossible', 'a transfer is under way')
  const leg = person.legs.find((one) => one.isTalking && one.devices[0]?.type === 'mobile')
  if (leg === undefined) throw new Refusal('notPossible', 'no call on a mobile')
  world.callControl.transfer(leg, destination, { blind: !attended })
  const started = { id: world.nextId(), startedAt: world.clock.now(), attended, destination, leg }
  person.mobileTransfer = started
  return started
}

/** The transfer under way, if there is one. */
export function mobileTransferOf({ mobileTransfer }: Extension): MobileTransfer | undefined {
  return mobileTransfer?.leg.call.transfer?.target.isLive === true ? mobileTransfer : undefined
}

/** Takes the call back from a transfer nobody has answered yet. @throws Refusal noSuchTransfer | notPossible */
export function cancelMobileTransfer(world: World, person: Extension, id: string): void {
  const found = mobileTransferOf(person)
  if (found?.id !== id) throw new Refusal('noSuchTransfer', id)
  if (!found.attended) throw new Refusal('notPossible', 'a blind transfer is out of hand')
  cancelTransfer(world, found.leg)
}
