import type { DialOptions } from './call-options.ts'
import type { Call } from './calls.ts'
import { deliver, ring } from './delivery.ts'
import { routeOf } from './dialling.ts'
import type { Extension } from './extension.ts'
import type { Device } from './parties.ts'
import type { World } from './world.ts'
import { Refusal } from './refusal.ts'
import { partyOf, type Directory } from './routing.ts'

/**
 * Rings a telephone of the person first; when it is answered, the target is called from it (Contract dstny 3.5).
 * @throws Refusal deviceInactive
 */
export function callBack(
  world: World & Directory,
  person: Extension,
  device: Device,
  target: string,
  options: DialOptions
): Call {
  if (!device.active) throw new Refusal('deviceInactive', device.id)
  const route = routeOf(world, person, target, options)
  const call = world.desk.newCall(person)
  const leg = ring(world, call, person, { remote: partyOf(route), devices: [device] })
  call.afterAnswer = () => deliver(world, leg, route, options)
  return call
}
