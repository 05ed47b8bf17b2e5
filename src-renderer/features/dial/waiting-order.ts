import type { DialRequest } from '../../../src-preload/contract/dial.ts'

/**
 * The order in which waiting numbers are asked about: an emergency number, then what the user chose last, then what came
 * from outside, the oldest first, so that a newcomer never takes the place of the one under the pointer.
 */
export function inOrder(requests: readonly DialRequest[]): readonly DialRequest[] {
  const chosen = requests.filter(({ source }) => source === 'typed').toReversed()
  const outside = requests.filter(({ source }) => source !== 'typed')
  const all = [...chosen, ...outside]
  return all.toSorted((one, other) => rank(one) - rank(other))
}

const rank = ({ number }: DialRequest): number => (number?.emergency === true ? 0 : 1)
