import type { Ability } from '../../../../src-preload/contract/ability.ts'
import { abilityGroups } from './capability-words.ts'

/** What an account can or cannot, in words. */
export interface ListedAbility {
  readonly ability: Ability
  readonly name: string
}

/** Some of it under one heading. */
export interface ListedGroup {
  readonly name: string
  readonly rows: readonly ListedAbility[]
}

/** What windows have a place for, in groups without empty ones; `onlyMissing`: without what the account can. */
export function listed(abilities: readonly Ability[], onlyMissing: boolean): readonly ListedGroup[] {
  const known = new Map(abilities.map((ability) => [ability.capability, ability]))
  return abilityGroups.flatMap((group) => {
    const rows = group.abilities.flatMap(([capability, word]) => {
      const ability = known.get(capability)
      const isShown = ability !== undefined && !(onlyMissing && ability.state === 'can')
      return isShown ? [{ ability, name: word() }] : []
    })
    return rows.length === 0 ? [] : [{ name: group.name(), rows }]
  })
}
