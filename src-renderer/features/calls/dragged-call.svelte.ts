import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import type { Call } from '../../../src-preload/contract/call.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { personOf, type DialRow } from '../dial/dial-row.ts'
import { transferWish } from '../transfer/transfer-wish.svelte.ts'
import { canTransfer, reaches } from '../transfer/transferable.ts'

/** Nothing but a call of ours, and nothing that another program could read. */
const KIND = 'application/x-ringside-call'

let draggedId = $state<string>()

/** The call that the pointer carries, while it can be handed over. */
export function draggedCall(): Call | undefined {
  const call = draggedId === undefined ? undefined : mirror.state.calls[draggedId]
  const account = call && mirror.account(call.accountId)
  return call && account && canTransfer(call, account) ? call : undefined
}

/** Makes a call's place one that the pointer can carry to somebody. */
export const carriesCall =
  (call: () => Call | undefined): Attachment<HTMLElement> =>
  (element) => {
    const start = (event: DragEvent): void => {
      const { id } = call() ?? {}
      if (id === undefined) return event.preventDefault()
      event.dataTransfer?.setData(KIND, '')
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'link'
      draggedId = id
    }
    const end = (): void => (draggedId = undefined)
    const ends = [on(element, 'dragstart', start), on(element, 'dragend', end)]
    return () => ends.forEach((stop) => stop())
  }

/** Takes a call that is dropped on that line: its transfer to the person begins, and asks how. */
export const takesCall =
  (row: () => DialRow | undefined): Attachment<HTMLElement> =>
  (element) => {
    const taken = (): { call: Call; row: DialRow } | undefined => {
      const call = draggedCall()
      const wanted = row()
      const fits = call !== undefined && wanted !== undefined && reaches(call, personOf(wanted))
      return fits ? { call, row: wanted } : undefined
    }
    const over = (event: DragEvent): void => {
      const isTaken = taken() !== undefined
      element.toggleAttribute('data-takes-call', isTaken)
      if (isTaken) event.preventDefault()
    }
    const leave = (): void => element.removeAttribute('data-takes-call')
    const drop = (event: DragEvent): void => {
      leave()
      const both = taken()
      if (both === undefined) return
      event.preventDefault()
      transferWish.make(both.call.id, both.row)
    }
    const ends = [
      on(element, 'dragenter', over),
      on(element, 'dragover', over),
      on(element, 'dragleave', leave),
      on(element, 'drop', drop)
    ]
    return () => ends.forEach((end) => end())
  }
