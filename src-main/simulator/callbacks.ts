import type { Call } from './calls.ts'
import { deliver, ring, type DialOptions } from './delivery.ts'
import type { Extension } from './extension.ts'
import type { Device } from './parties.ts'
import type { Pbx } from './pbx.ts'
import { Refusal } from './refusal.ts'
import { partyOf } from './routing.ts'

/**
 * Rings a telephone of the person first; when it is answered, the target is called from it (Contract dstny 3.5).
 * @throws Refusal deviceInactive
 */
export function callBack(pbx: Pbx, person: Extension, device: Device, target: string, options: DialOptions): Call {
  if (!device.active) throw new Refusal('deviceInactive', device.id)
  const route = pbx.desk.routeOf(person, target, options)
  const call = pbx.desk.newCall(person)
  const leg = ring(pbx, call, person, { remote: partyOf(route), devices: [device] })
  call.afterAnswer = () => deliver(pbx, leg, route, options)
  return call
}
