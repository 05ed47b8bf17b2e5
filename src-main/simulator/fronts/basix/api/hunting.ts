import type { Pbx } from '../../../company/pbx.ts'
import type { RingGroupData } from '../../../core/company-data.ts'
import { RingGroup } from '../../../distribution/ring-groups.ts'
import { seatsOf, type BasixGroup } from '../people/directory.ts'

/** A group as call_group rings it: its members one by one, whatever it does with calls from others (Basix API 2.3). */
export function calledGroup(pbx: Pbx, { to }: BasixGroup, strategy: RingGroupData['strategy']): RingGroup {
  const times = to instanceof RingGroup ? to.data : {}
  const { id, domain, name, shortNumber, number } = to.data
  const members = seatsOf(to)
    .filter(({ signedIn }) => signedIn)
    .map(({ extension, priority }) => ({ user: extension.address, priority }))
  const data: RingGroupData = { ...times, id, domain, name, shortNumber, number, strategy, members }
  return new RingGroup(pbx, data, (address) => pbx.extension(address))
}
