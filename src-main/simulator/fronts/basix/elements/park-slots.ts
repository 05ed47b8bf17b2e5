const FIRST_SLOT = 901
const SLOTS_OF_A_GROUP = 3
const PARK_GROUPS = 32
const SHARED_SLOTS = [997, 998, 999]

/** The group of slots that a user's own telephones show, 0 … 31 (Basix API 3.5). */
export const parkGroupOf = (userId: number): number => userId % PARK_GROUPS

/** The slots of a user: three of the park group, then those of everybody. */
export function slotsOf(userId: number): readonly string[] {
  const first = FIRST_SLOT + SLOTS_OF_A_GROUP * parkGroupOf(userId)
  return [first, first + 1, first + 2, ...SHARED_SLOTS].map(String)
}
