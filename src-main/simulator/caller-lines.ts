import type { Leg } from './calls.ts'
import type { CallerLine } from './extension.ts'
import type { Party } from './parties.ts'
import type { Pbx } from './pbx.ts'

/** Whom the people called see: the caller, or what the line of the call shows instead (Contract dstny 5.4, userLine). */
export function partyShown(pbx: Pbx, { line, owner }: Leg): Party {
  return line === undefined ? owner.party : shownBy(pbx, line, owner.party)
}

function shownBy(pbx: Pbx, line: CallerLine, own: Party): Party {
  switch (line.kind) {
    case 'fixed':
      return own
    case 'mobile':
      return { kind: 'user', ...(own.name && { name: own.name }), ...(line.number && { number: line.number }) }
    case 'queue':
      return pbx.queue(line.groupId).party
    case 'anonymous':
      return { kind: 'outside', withheld: true }
  }
}
