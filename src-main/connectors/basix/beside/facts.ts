import { defined } from '../../../util/defined.ts'
import type { ReportedFacts } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import { parkedCalls } from '../calls/waiting-calls.ts'
import type { Term } from '../bert/term.ts'
import { textOf } from '../elements/values.ts'

/** What the system tells of the user beside calls: do not disturb, messages, and who waits in the slots (Basix 3.4). */
export function factsOf(context: CallContext): ReportedFacts {
  const { directory, store, self } = context
  const dnd = directory.user(self.id)?.dnd
  const messages = messagesIn(store.of('user').get(String(self.id))?.get('mwi'))
  return {
    ...defined({ dnd }),
    voicemail: messages,
    parked: [...parkedCalls(store, context)]
  }
}

/** New and kept messages; how they are written is not known: the first number is taken for the new ones (Basix 3.4, assumed). */
export function messagesIn(mwi: Term | undefined): NonNullable<ReportedFacts['voicemail']> {
  const text = typeof mwi === 'number' ? String(mwi) : (textOf(mwi) ?? '')
  const [fresh = 0, kept] = (text.match(/\d{1,6}/g) ?? []).map(Number)
  return { fresh, ...defined({ kept }) }
}
