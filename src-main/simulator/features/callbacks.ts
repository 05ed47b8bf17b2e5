import type { DialOptions } from '../core/call-options.ts'
import type { Call } from '../core/calls.ts'
import { deliver, ring } from '../distribution/delivery.ts'
import { routeOf } from '../distribution/dialling.ts'
import type { Extension } from '../people/extension.ts'
import type { Device } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'
import { partyOf, type Directory } from '../distribution/routing.ts'

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
